-- fact: parameters of a view
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v SET (security_barrier = true);
