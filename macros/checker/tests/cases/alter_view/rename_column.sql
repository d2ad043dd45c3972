-- fact: a view's column is renamed
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v RENAME COLUMN a TO b;
CREATE VIEW w AS SELECT b FROM v;
