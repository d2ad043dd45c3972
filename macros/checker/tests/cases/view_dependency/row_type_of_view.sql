-- fact: no table takes a view's row type for its own
-- expect: refused 2BP01
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
CREATE TABLE s (x v);
DROP VIEW v;
