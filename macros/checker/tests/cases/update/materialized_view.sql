-- fact: a materialized view is not updated
-- expect: refused 42809
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
UPDATE v SET a = 1;
