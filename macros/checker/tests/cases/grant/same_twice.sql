-- fact: What is granted twice is granted once.
-- expect: accepted

CREATE TABLE sales (a integer);
GRANT SELECT ON sales, sales TO pg_monitor, pg_monitor;
