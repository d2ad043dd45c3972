-- fact: A temporary table may be made from a query.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE TEMPORARY TABLE u AS SELECT a AS b FROM t;
INSERT INTO u (b) VALUES (1);
UPDATE t SET a = b FROM u;
