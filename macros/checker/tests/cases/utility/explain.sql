-- fact: EXPLAIN looks at its statement.
-- expect: accepted
CREATE TABLE t (a integer);
EXPLAIN SELECT a FROM t;
EXPLAIN INSERT INTO t VALUES (1);
