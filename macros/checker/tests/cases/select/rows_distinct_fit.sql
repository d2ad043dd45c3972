-- fact: Rows can be compared with IS DISTINCT FROM.
-- expect: accepted

CREATE TABLE t (y integer, x text);
SELECT * FROM t WHERE (y, x) IS DISTINCT FROM (1, 'a');
