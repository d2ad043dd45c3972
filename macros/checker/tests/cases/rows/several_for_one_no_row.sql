-- fact: Where no row asks for it, it is not run.
-- expect: accepted
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1), (2);
CREATE TABLE u (b integer);
SELECT 1 FROM u WHERE b = (SELECT a FROM t);
