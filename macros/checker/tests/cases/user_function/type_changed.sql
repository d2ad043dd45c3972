-- fact: What it gives may be of another type than it says.
-- expect: refused 42P13
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql AS 'SELECT a FROM t';
ALTER TABLE t ALTER a TYPE text;
SELECT f();
