-- fact: The owner has nothing more by being granted it.
-- expect: accepted

CREATE SCHEMA audit AUTHORIZATION pg_monitor;
GRANT USAGE ON SCHEMA audit TO pg_monitor WITH GRANT OPTION;
