-- fact: An attribute's type does not change where the type is in use.
-- expect: refused 0A000
CREATE TYPE address AS (a integer);
CREATE TABLE t (home address[]);
ALTER TYPE address ALTER ATTRIBUTE a TYPE bigint;
