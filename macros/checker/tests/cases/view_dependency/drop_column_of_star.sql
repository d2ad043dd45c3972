-- fact: a star reads them all
-- expect: refused 2BP01
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT * FROM t;
ALTER TABLE t DROP COLUMN b;
