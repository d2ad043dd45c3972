-- fact: a table that a view reads cannot be dropped
-- expect: refused 2BP01
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
DROP TABLE t;
