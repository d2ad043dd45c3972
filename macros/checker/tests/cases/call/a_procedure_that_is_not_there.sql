-- fact: a procedure that is not there
-- expect: refused 42883
CALL nope(1);
