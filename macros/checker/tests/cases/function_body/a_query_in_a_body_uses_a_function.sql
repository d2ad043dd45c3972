-- fact: a query in a body uses a function
-- expect: refused 2BP01
CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;
CREATE FUNCTION two() RETURNS int LANGUAGE sql RETURN one() + 1;
DROP FUNCTION one();
