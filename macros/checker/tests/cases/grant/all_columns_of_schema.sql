-- fact: Only relations have columns, whichever privileges are meant.
-- expect: refused 0LP01

CREATE SCHEMA pos;
GRANT ALL (a) ON SCHEMA pos TO pg_monitor;
