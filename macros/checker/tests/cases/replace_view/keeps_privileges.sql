-- fact: what was granted and said of it stays
-- expect: accepted
-- roles: reporting
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
COMMENT ON VIEW v IS 'kept';
CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE a > 1;
