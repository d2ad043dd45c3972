-- fact: Nor in a condition.
-- expect: refused 21000
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1), (2);
DELETE FROM t WHERE a = (SELECT a FROM t);
