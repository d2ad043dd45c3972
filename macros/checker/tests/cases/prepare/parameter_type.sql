-- fact: A parameter has its type.
-- expect: refused 42804
CREATE TABLE t (a integer);
PREPARE p (date) AS INSERT INTO t VALUES ($1);
