-- fact: A schema changes hands.
-- expect: accepted

CREATE SCHEMA pos;
ALTER SCHEMA pos OWNER TO pg_monitor;
