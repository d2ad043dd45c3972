-- fact: a materialized view without rows
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE MATERIALIZED VIEW m (x) AS SELECT a, b FROM t WITH NO DATA;
