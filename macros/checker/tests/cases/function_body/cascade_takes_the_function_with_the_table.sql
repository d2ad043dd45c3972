-- fact: CASCADE takes the function with the table
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE FUNCTION f4(i int) RETURNS text LANGUAGE sql RETURN (SELECT b FROM t WHERE a = i ORDER BY 1 LIMIT 1);
CREATE TABLE u (x text DEFAULT f4(1));
DROP TABLE t CASCADE;
