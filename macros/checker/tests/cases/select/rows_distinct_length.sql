-- fact: Rows that are compared are of one length.
-- expect: refused 42601

CREATE TABLE t (y integer, x text);
SELECT * FROM t WHERE (y, x) IS NOT DISTINCT FROM (1, 'a', 3);
