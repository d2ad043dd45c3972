-- fact: A composite type is renamed, moved and dropped.
-- expect: accepted
CREATE SCHEMA s;
CREATE TYPE address AS (a integer);
CREATE TABLE t (home address, place address[]);
ALTER TYPE address RENAME TO place;
ALTER TYPE place SET SCHEMA s;
