-- fact: Columns have privileges of their own.
-- expect: accepted

CREATE TABLE sales (a integer, b integer);
GRANT SELECT (a), UPDATE (a, b), DELETE ON sales TO pg_monitor;
GRANT ALL (b) ON sales TO pg_read_all_data;
