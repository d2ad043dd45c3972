-- fact: a table whose rows a function returns
-- expect: refused 2BP01
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
DROP TABLE t;
