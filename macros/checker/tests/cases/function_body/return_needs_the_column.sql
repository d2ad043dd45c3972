-- fact: RETURN needs the column
-- expect: refused 2BP01
CREATE TABLE t (a int, b text);
CREATE FUNCTION f4(i int) RETURNS text LANGUAGE sql RETURN (SELECT b FROM t WHERE a = i ORDER BY 1 LIMIT 1);
ALTER TABLE t DROP COLUMN a;
