-- fact: one of other types
-- expect: refused 42883
CREATE FUNCTION f(a integer) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
DROP FUNCTION f(text);
