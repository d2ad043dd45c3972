-- fact: Statements in a schema's definition make their objects in it.
-- expect: accepted

CREATE SCHEMA pos CREATE TABLE sales (sale_id integer PRIMARY KEY) CREATE SEQUENCE numbers;
COMMENT ON TABLE pos.sales IS 'x';
COMMENT ON SEQUENCE pos.numbers IS 'x';
