-- fact: a role that a policy is for cannot be dropped
-- expect: refused 2BP01
CREATE ROLE case_policy;
CREATE TABLE t (id integer);
CREATE POLICY p ON t TO case_policy;
DROP ROLE case_policy;
