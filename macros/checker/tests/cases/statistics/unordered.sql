-- fact: statistics are of types that can be ordered
-- expect: refused 0A000
CREATE TABLE t (a integer, j json);
CREATE STATISTICS s ON a, j FROM t;
