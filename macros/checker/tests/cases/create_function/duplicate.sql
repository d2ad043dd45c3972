-- fact: two functions of the same name and types
-- expect: refused 42723
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(b int4) RETURNS text LANGUAGE sql AS 'SELECT ''a''';
