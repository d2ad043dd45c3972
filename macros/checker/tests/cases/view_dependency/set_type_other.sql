-- fact: that of another column can
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t ALTER COLUMN b TYPE bigint;
