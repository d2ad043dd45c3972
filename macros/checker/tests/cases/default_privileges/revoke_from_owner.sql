-- fact: revoking all from the owner leaves an empty list
-- expect: accepted
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM CURRENT_USER;
