-- fact: An attribute must be there.
-- expect: refused 42703
CREATE TYPE address AS (a integer);
ALTER TYPE address DROP ATTRIBUTE b;
