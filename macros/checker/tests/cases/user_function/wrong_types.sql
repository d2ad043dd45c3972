-- fact: a function of other types
-- expect: refused 42883
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a integer DEFAULT f('x'::text));
