-- fact: Privileges on a composite type are a type's.
-- expect: accepted
-- roles: app
CREATE TYPE address AS (a integer);
REVOKE USAGE ON TYPE address FROM PUBLIC;
GRANT USAGE ON TYPE address TO app;
