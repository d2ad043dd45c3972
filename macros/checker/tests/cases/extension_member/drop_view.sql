-- fact: A view neither.
-- expect: refused 55000
CREATE EXTENSION hstore;
CREATE VIEW v AS SELECT 1 AS a;
ALTER EXTENSION hstore DROP VIEW v;
