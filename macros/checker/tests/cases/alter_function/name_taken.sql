-- fact: a name that another has
-- expect: refused 42723
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f(integer) RENAME TO g;
