-- fact: a column that a view reads has to be there
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT b FROM t;
