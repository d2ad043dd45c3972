-- fact: a function in SQL that commits
-- expect: refused 0A000
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'COMMIT'; SELECT f();
