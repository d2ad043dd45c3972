-- fact: ALL is every privilege of its kind.
-- expect: accepted

CREATE SCHEMA pos;
GRANT ALL ON SCHEMA pos TO pg_monitor;
CREATE TABLE pos.sales (a serial);
GRANT ALL PRIVILEGES ON pos.sales TO pg_monitor;
GRANT ALL ON SEQUENCE pos.sales_a_seq TO pg_monitor;
CREATE DOMAIN pos.code AS integer;
GRANT ALL ON DOMAIN pos.code TO pg_monitor;
