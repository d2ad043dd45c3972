-- fact: Only relations have columns.
-- expect: refused 0LP01

CREATE SCHEMA pos;
GRANT USAGE (a) ON SCHEMA pos TO pg_monitor;
