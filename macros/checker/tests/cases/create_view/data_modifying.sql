-- fact: a view changes no rows
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE VIEW v AS WITH gone AS (DELETE FROM t RETURNING a) SELECT a FROM gone;
