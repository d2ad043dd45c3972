-- fact: a default that names a column
-- expect: refused 42703
CREATE FUNCTION f(a integer, b integer DEFAULT a) RETURNS integer LANGUAGE sql AS 'SELECT 1';
