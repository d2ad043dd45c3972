-- fact: a table under a view is renamed
-- expect: refused 2BP01
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t RENAME TO s;
DROP TABLE s;
