-- fact: The schema has to be there.
-- expect: refused 3F000

GRANT SELECT ON ALL TABLES IN SCHEMA pos TO pg_monitor;
