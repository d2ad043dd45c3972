-- fact: a column counts once
-- expect: refused 42701
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s ON a, b, a FROM t;
