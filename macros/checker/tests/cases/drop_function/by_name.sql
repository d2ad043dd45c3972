-- fact: by its name alone
-- expect: accepted
CREATE FUNCTION f(a integer) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
DROP FUNCTION f;
