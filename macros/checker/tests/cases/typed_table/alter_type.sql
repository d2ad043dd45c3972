-- fact: The type does not change without its tables.
-- expect: refused 2BP01
CREATE TYPE address AS (a integer);
CREATE TABLE t OF address;
ALTER TYPE address ADD ATTRIBUTE b integer;
