-- fact: The columns are those of the type.
-- expect: refused 42804
CREATE TYPE address AS (a integer, b text);
CREATE TABLE t (a integer, b varchar);
ALTER TABLE t OF address;
