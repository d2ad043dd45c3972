-- fact: a role that nothing belongs to can be dropped
-- expect: accepted
CREATE ROLE case_dropped;
CREATE TABLE t (id integer);
GRANT SELECT ON t TO case_dropped;
REVOKE ALL ON t FROM case_dropped;
DROP ROLE case_dropped;
DROP ROLE IF EXISTS case_dropped;
