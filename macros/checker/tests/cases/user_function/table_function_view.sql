-- fact: a function in FROM of a view
-- expect: accepted
CREATE FUNCTION pairs(n integer) RETURNS TABLE (k integer, v text) LANGUAGE sql AS $$ SELECT 1, 'x'::text $$;
CREATE FUNCTION rows_of() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a integer);
CREATE FUNCTION ts() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE VIEW v AS SELECT p.k, p.v, r, s.a FROM pairs(3) p, rows_of() r, ts() s;
