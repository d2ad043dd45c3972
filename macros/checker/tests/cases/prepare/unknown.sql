-- fact: What is not prepared is not executed.
-- expect: refused 26000
EXECUTE p;
