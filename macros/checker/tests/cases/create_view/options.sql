-- fact: parameters of a view
-- expect: accepted
-- expect -14: refused 22023
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_barrier, security_invoker = true) AS SELECT a FROM t;
