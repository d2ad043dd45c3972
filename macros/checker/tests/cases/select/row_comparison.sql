-- fact: rows are compared field by field
-- expect: accepted
CREATE TABLE t (a int, b text);
SELECT 1 FROM t WHERE (a, b) < (1, 'x') OR (a, b) IN (SELECT 1, 'y') OR (a, b) IS DISTINCT FROM (2, 'z');
