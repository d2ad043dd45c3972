-- fact: a procedure cannot be strict
-- expect: refused 42P13
CREATE PROCEDURE p() STRICT LANGUAGE sql AS '';
