-- fact: a function is not called as a procedure
-- expect: refused 42809
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CALL f();
