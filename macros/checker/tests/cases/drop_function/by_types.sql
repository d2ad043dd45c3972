-- fact: by its arguments' types
-- expect: accepted
CREATE FUNCTION f(a integer, OUT b text) LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION f(a text) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
DROP FUNCTION f(integer);
