-- fact: a comment on a database that is not there is passed over, one on a role is the server's
-- expect: accepted
CREATE ROLE case_commented;
COMMENT ON ROLE case_commented IS 'x';
COMMENT ON DATABASE zz IS 'y';
