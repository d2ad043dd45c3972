-- fact: BEGIN ATOMIC becomes a text
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE FUNCTION g6(i int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT a FROM t; END;
CREATE OR REPLACE FUNCTION g6(i int) RETURNS int LANGUAGE sql AS 'SELECT a FROM t';
DROP TABLE t;
