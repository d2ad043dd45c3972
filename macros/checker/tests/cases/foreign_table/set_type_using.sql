-- fact: A foreign table's rows are not converted here
-- expect: refused 42809
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE sales (total text) SERVER s;
ALTER TABLE sales ALTER COLUMN total TYPE int USING total::int;
