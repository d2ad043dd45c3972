-- fact: What it names may be gone.
-- expect: refused 42P01
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT a FROM t';
DROP TABLE t;
SELECT f();
