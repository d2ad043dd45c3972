-- fact: In a block too.
-- expect: refused 42P01
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT a FROM t';
DROP TABLE t;
DO 'BEGIN PERFORM f(); END';
