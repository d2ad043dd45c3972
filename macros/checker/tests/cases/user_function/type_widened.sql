-- fact: One that is converted by itself does.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT a FROM t';
ALTER TABLE t ALTER a TYPE bigint;
SELECT f();
