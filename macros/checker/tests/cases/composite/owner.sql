-- fact: A composite type has an owner.
-- expect: accepted
-- roles: app
CREATE TYPE address AS (a integer);
ALTER TYPE address OWNER TO app;
