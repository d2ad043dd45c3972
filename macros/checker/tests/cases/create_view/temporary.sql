-- fact: a temporary view
-- expect: refused 2BP01
CREATE TABLE t (id integer, name text);
CREATE TEMPORARY VIEW v AS SELECT id FROM t;
ALTER TABLE t DROP COLUMN id;
