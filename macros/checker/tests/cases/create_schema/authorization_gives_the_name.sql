-- fact: A schema without a name of its own is called like its owner.
-- expect: refused 42939

CREATE SCHEMA AUTHORIZATION pg_monitor;
