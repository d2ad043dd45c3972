-- fact: a column that a view shows cannot be dropped
-- expect: refused 2BP01
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t DROP COLUMN a;
