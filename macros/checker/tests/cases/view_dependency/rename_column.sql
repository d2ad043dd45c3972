-- fact: a column under a view is renamed, the view's own is not
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t RENAME COLUMN a TO c;
CREATE VIEW w AS SELECT a FROM v;
