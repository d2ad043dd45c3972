-- fact: but where a table keeps rows of the view
-- expect: refused 0A000
CREATE DOMAIN kind AS text;
CREATE TABLE sales (kind kind);
CREATE VIEW kinds AS SELECT ARRAY[kind] AS kinds FROM sales;
CREATE TABLE kept (kinds kinds);
ALTER DOMAIN kind ADD CHECK (VALUE <> 'q');
