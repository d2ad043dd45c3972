-- fact: a schema has statistics of a name once
-- expect: refused 42710
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s ON a, b FROM t;
CREATE STATISTICS s ON a, c FROM t;
