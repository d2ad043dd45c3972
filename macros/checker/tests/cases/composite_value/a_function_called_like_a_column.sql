-- fact: a function called like a column
-- expect: accepted
CREATE TABLE t (a int, b int);
CREATE FUNCTION f(t) RETURNS int LANGUAGE sql AS 'SELECT $1.a + $1.b';
SELECT t.f, f(t) FROM t;
CREATE VIEW v AS SELECT t.f, b(t) FROM t;
