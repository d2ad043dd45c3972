-- fact: a materialized view has a replica identity too
-- expect: accepted
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA;
ALTER TABLE m REPLICA IDENTITY FULL;
