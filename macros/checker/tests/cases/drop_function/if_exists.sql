-- fact: IF EXISTS forgives schema, type and function
-- expect: accepted
CREATE FUNCTION f(a integer) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
DROP FUNCTION IF EXISTS f(text), s.f(integer), f(nonsense), g, f(integer);
