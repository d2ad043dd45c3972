-- fact: a partition key depends on the functions that it calls
-- expect: refused 2BP01
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT a $$;
CREATE TABLE p (a int) PARTITION BY RANGE (f(a));
DROP FUNCTION f(int);
