-- fact: so are rows of a table with a column of the domain
-- expect: refused 0A000
CREATE DOMAIN kind AS text;
CREATE TABLE sales (kind kind);
CREATE TABLE kept (sale sales);
ALTER DOMAIN kind ADD CHECK (VALUE <> 'q');
