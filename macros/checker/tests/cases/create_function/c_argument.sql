-- fact: what C takes is there
-- expect: refused 22023
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE c COST -1 AS 'lib', 'f';
