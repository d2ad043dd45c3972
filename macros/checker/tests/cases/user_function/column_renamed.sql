-- fact: A function in SQL is read again when it is called.
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT a FROM t';
ALTER TABLE t RENAME a TO b;
SELECT f();
