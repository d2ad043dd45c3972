-- fact: a role that was granted something cannot be dropped
-- expect: refused 2BP01
CREATE ROLE case_granted;
CREATE TABLE t (id integer);
GRANT SELECT (id) ON t TO case_granted;
DROP ROLE case_granted;
