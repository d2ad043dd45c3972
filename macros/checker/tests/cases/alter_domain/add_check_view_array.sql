-- fact: An array in a view is stored nowhere
-- expect: accepted
CREATE DOMAIN kind AS text;
CREATE TABLE sales (kind kind);
CREATE VIEW kinds AS SELECT ARRAY[kind] AS kinds, kind FROM sales;
ALTER DOMAIN kind ADD CHECK (VALUE <> 'q');
