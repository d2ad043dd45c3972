-- fact: an empty list of default privileges is none for what is made under it
-- expect: accepted
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM CURRENT_USER;
CREATE TABLE t (a integer);
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
CREATE TABLE u (a integer);
