-- fact: the default privileges of another role are for what that role makes
-- expect: accepted
-- roles: app, reporting
ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT SELECT ON TABLES TO reporting;
ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA public GRANT SELECT ON SEQUENCES TO PUBLIC;
CREATE TABLE t (id integer);
