-- fact: and back
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;
ALTER VIEW v RESET (security_barrier);
