-- fact: the type of a column
-- expect: accepted
CREATE TABLE t (a numeric(5,2));
CREATE FUNCTION f(x t.a%TYPE) RETURNS t.a%TYPE LANGUAGE sql AS 'SELECT x';
