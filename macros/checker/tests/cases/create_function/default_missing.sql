-- fact: a default must be followed by defaults
-- expect: refused 42P13
CREATE FUNCTION f(a integer DEFAULT 1, b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
