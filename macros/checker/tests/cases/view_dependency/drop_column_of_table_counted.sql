-- fact: a table whose columns are not read
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT count(*) AS n FROM t;
ALTER TABLE t DROP COLUMN b;
