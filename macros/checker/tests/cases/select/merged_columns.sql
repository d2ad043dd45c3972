-- fact: USING merges columns
-- expect: accepted
CREATE TABLE t (a int, b int);
CREATE TABLE u (a bigint, c int);
SELECT a, b, c FROM t FULL JOIN u USING (a) WHERE a > 1 GROUP BY a, b, c;
