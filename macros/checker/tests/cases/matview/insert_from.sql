-- fact: rows from a materialized view
-- expect: accepted
CREATE TABLE t (a integer);
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
INSERT INTO t SELECT a FROM m;
