-- fact: a table with its row type hinders a change of the table below
-- expect: refused 2BP01
CREATE TABLE t (a integer, b integer);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE TABLE s (x m);
ALTER TABLE t DROP COLUMN a;
