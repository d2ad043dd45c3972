-- fact: nor one that it asks for
-- expect: refused 2BP01
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t WHERE b > 1;
ALTER TABLE t DROP COLUMN b;
