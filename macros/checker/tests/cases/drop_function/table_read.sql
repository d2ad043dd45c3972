-- fact: a table that a body reads can go
-- expect: accepted
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
DROP TABLE t;
