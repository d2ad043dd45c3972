-- fact: a function whose body reads a column whose type changes
-- expect: refused 0A000
CREATE TABLE t (a int, b text);
CREATE FUNCTION f4(i int) RETURNS text LANGUAGE sql RETURN (SELECT b FROM t WHERE a = i ORDER BY 1 LIMIT 1);
ALTER TABLE t ALTER a TYPE bigint;
