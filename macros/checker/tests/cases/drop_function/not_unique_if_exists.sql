-- fact: by a name that two have, IF EXISTS
-- expect: refused 42725
CREATE FUNCTION f(a integer) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION f(a text) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
DROP FUNCTION IF EXISTS f;
