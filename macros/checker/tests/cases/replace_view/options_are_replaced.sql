-- fact: parameters are those of the last statement
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;
CREATE OR REPLACE VIEW v AS SELECT a FROM t;
