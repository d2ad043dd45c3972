-- fact: Nor where a branch is not taken.
-- expect: accepted
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1), (2);
DELETE FROM t WHERE CASE WHEN false THEN a = (SELECT a FROM t) ELSE true END;
