-- fact: a column that the view does not read can
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t DROP COLUMN b;
