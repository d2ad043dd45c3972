-- fact: statistics of one column are kept anyway
-- expect: refused 42P17
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s ON a FROM t;
