-- fact: a function in SQL runs statements
-- expect: accepted
CREATE TABLE t (a int); CREATE FUNCTION f(x int) RETURNS void LANGUAGE sql AS 'INSERT INTO t VALUES (x); UPDATE t SET a = 1; CREATE TABLE z (a int); DROP TABLE z'; SELECT f(1);
