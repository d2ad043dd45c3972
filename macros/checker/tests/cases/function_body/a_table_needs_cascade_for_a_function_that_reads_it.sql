-- fact: a table needs CASCADE for a function that reads it
-- expect: refused 2BP01
CREATE TABLE t (a int, b text);
CREATE FUNCTION f4(i int) RETURNS text LANGUAGE sql RETURN (SELECT b FROM t WHERE a = i ORDER BY 1 LIMIT 1);
DROP TABLE t;
