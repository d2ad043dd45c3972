-- fact: a function of a table's rows
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE FUNCTION f(t) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.b';
CREATE FUNCTION g() RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM t';
CREATE FUNCTION h(x t) RETURNS t LANGUAGE sql AS 'SELECT x';
