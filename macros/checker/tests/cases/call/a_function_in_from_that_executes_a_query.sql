-- fact: a function in FROM that executes a query
-- expect: accepted
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'SELECT * FROM t'; END $$; SELECT * FROM f(); SELECT f();
