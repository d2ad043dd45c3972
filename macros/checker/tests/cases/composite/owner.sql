-- fact: A composite type has an owner.
-- expect: refused 42704
-- roles: app
CREATE TYPE address AS (a integer);
ALTER TYPE address OWNER TO app;
