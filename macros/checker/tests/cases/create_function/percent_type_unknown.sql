-- fact: the type of a column that is not there
-- expect: refused 42703
CREATE TABLE t (a numeric(5,2));
CREATE FUNCTION f(x t.b%TYPE) RETURNS integer LANGUAGE sql AS 'SELECT 1';
