-- fact: An attribute may be added where the type is in use.
-- expect: accepted
CREATE TYPE address AS (a integer);
CREATE TABLE t (home address);
ALTER TYPE address ADD ATTRIBUTE b text;
ALTER TYPE address DROP ATTRIBUTE a;
