-- fact: AUTHORIZATION names the owner.
-- expect: accepted

CREATE SCHEMA audit AUTHORIZATION pg_monitor;
