-- fact: A subquery of several rows is no value.
-- expect: refused 21000
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1), (2);
SELECT (SELECT a FROM t);
