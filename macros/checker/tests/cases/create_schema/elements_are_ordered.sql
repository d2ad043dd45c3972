-- fact: An index in a schema's definition may stand before its table.
-- expect: accepted

CREATE SCHEMA pos CREATE INDEX sales_idx ON sales (sale_id) CREATE TABLE sales (sale_id integer);
