-- fact: The grant option goes by itself.
-- expect: accepted

CREATE TABLE sales (a integer);
GRANT SELECT, INSERT ON sales TO pg_monitor WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON sales FROM pg_monitor;
