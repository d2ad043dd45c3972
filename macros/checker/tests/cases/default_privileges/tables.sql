-- fact: tables that are made later have the privileges that ALTER DEFAULT PRIVILEGES says
-- expect: accepted
-- roles: app, reporting
CREATE SCHEMA s;
CREATE TABLE before (id integer);
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reporting;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT INSERT, UPDATE ON TABLES TO app WITH GRANT OPTION;
CREATE TABLE t (id serial PRIMARY KEY);
CREATE TABLE s.t (id serial PRIMARY KEY);
GRANT DELETE ON s.t TO app;
