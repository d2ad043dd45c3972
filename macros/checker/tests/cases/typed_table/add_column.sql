-- fact: It gets no columns of its own.
-- expect: refused 42809
CREATE TYPE address AS (a integer);
CREATE TABLE t OF address;
ALTER TABLE t ADD COLUMN b integer;
