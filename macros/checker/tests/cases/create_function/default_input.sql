-- fact: a default that the type does not take
-- expect: refused 22P02
CREATE FUNCTION f(a integer DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
