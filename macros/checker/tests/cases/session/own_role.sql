-- fact: A role is given up that was not taken.
-- expect: accepted
SET ROLE NONE;
RESET ROLE;
SET SESSION AUTHORIZATION DEFAULT;
RESET SESSION AUTHORIZATION;
