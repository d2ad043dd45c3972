-- fact: a temporary table is found before others
-- expect: accepted
CREATE TABLE t (id integer, name text);
CREATE TEMPORARY TABLE t AS SELECT 1 AS a;
INSERT INTO t (a) VALUES (2);
DROP TABLE t;
INSERT INTO t (id, name) VALUES (1, 'x');
