-- fact: a table's parameter is none of a view's
-- expect: refused 22023
CREATE TABLE t (a integer);
CREATE VIEW v WITH (fillfactor = 70) AS SELECT a FROM t;
