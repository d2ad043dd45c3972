-- fact: an aggregate makes a view one that rows cannot be written through
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a, (SELECT count(*) FROM t) AS n, coalesce(a, 1) AS b FROM t WITH CHECK OPTION;
