-- fact: the function is there
-- expect: refused 42883
CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM nosuch;
