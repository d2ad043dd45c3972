-- fact: a procedure is no function
-- expect: refused 42809
CREATE PROCEDURE f() LANGUAGE sql AS '';
DROP FUNCTION f();
