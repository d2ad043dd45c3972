-- fact: intersections
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE TABLE s (a int, b text);
CREATE VIEW v AS (SELECT a, b FROM t INTERSECT SELECT a, b FROM s) EXCEPT SELECT 1, 'x';
