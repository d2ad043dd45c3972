-- fact: A row in a foreign table is stored elsewhere
-- expect: accepted
-- expect -14: accepted
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE sales (id int);
CREATE FOREIGN TABLE kept (sale sales) SERVER s;
ALTER TABLE sales ALTER COLUMN id TYPE bigint;
