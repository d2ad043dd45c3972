-- fact: One revoked from a column is not revoked from the table.
-- expect: accepted

CREATE TABLE sales (a integer, b integer);
GRANT SELECT ON sales TO pg_monitor;
REVOKE SELECT (a) ON sales FROM pg_monitor;
