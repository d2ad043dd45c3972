-- fact: Privileges are spelled out with the first grant.
-- expect: accepted

CREATE TABLE sales (a integer);
GRANT SELECT, INSERT ON sales TO pg_monitor;
GRANT UPDATE ON sales TO pg_monitor WITH GRANT OPTION;
GRANT SELECT ON TABLE sales TO PUBLIC;
