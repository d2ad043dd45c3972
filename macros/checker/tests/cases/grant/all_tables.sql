-- fact: ALL TABLES IN SCHEMA takes tables, not sequences.
-- expect: accepted

CREATE SCHEMA pos;
CREATE TABLE pos.a (a serial);
CREATE TABLE pos.b (b integer);
GRANT SELECT ON ALL TABLES IN SCHEMA pos TO pg_monitor;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA pos TO pg_monitor;
