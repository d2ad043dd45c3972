-- fact: no role is a member of itself
-- expect: refused 0LP01
CREATE ROLE case_group;
CREATE ROLE case_member;
GRANT case_group TO case_member;
GRANT case_member TO case_group;
