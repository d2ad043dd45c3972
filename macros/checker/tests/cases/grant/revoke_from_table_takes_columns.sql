-- fact: A privilege revoked from a table is revoked from its columns.
-- expect: accepted

CREATE TABLE sales (a integer, b integer);
GRANT SELECT (a), UPDATE (a) ON sales TO pg_monitor;
REVOKE SELECT ON sales FROM pg_monitor;
