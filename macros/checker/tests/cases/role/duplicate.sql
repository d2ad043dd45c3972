-- fact: a role's name is free
-- expect: refused 42710
CREATE ROLE case_twice;
CREATE ROLE case_twice;
