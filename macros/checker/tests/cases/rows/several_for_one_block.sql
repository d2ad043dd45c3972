-- fact: In a block it fails too.
-- expect: refused 21000
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1), (2);
DO 'BEGIN IF (SELECT a FROM t) = 1 THEN NULL; END IF; END';
