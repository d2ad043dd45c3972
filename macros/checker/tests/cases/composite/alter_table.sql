-- fact: A composite type is no table to alter.
-- expect: refused 42809
CREATE TYPE address AS (a integer);
ALTER TABLE address ADD COLUMN b integer;
