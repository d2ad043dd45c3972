-- fact: Nor where it is in use within another type.
-- expect: refused 0A000
CREATE TYPE address AS (a integer);
CREATE TYPE person AS (home address);
CREATE DOMAIN somebody AS person;
CREATE TABLE t (who somebody);
ALTER TYPE address ALTER ATTRIBUTE a TYPE bigint;
