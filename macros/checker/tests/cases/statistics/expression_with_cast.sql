-- fact: an expression of statistics is kept as it was resolved
-- expect: accepted
CREATE TABLE t (a integer, b double precision);
CREATE STATISTICS s ON (b * 2 > 5), (a::text), a FROM t;
