-- fact: the schema is there
-- expect: refused 3F000
CREATE CONVERSION nos.c FOR 'LATIN1' TO 'UTF8' FROM nosuch;
