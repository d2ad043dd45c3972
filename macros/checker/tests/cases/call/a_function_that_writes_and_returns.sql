-- fact: a function that writes and returns
-- expect: accepted
CREATE TABLE t (a int); CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'UPDATE t SET a = x RETURNING a'; SELECT f(1) FROM t; SELECT f(2);
