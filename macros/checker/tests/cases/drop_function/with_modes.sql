-- fact: by arguments with names and modes
-- expect: accepted
CREATE FUNCTION f(a integer, OUT b text) LANGUAGE plpgsql AS 'BEGIN END';
DROP FUNCTION f(a integer, OUT b text);
