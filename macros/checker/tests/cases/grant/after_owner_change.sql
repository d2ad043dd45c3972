-- fact: Who grants is the owner, whoever runs the statement.
-- expect: accepted

CREATE TABLE sales (a integer);
ALTER TABLE sales OWNER TO pg_monitor;
GRANT SELECT ON sales TO pg_read_all_data;
GRANT UPDATE (a) ON sales TO PUBLIC;
