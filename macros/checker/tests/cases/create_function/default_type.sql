-- fact: a default of another type
-- expect: refused 42804
CREATE FUNCTION f(a integer DEFAULT now()) RETURNS integer LANGUAGE sql AS 'SELECT 1';
