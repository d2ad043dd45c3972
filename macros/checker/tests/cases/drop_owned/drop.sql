-- fact: DROP OWNED takes objects, privileges, default privileges and policies
-- expect: accepted
CREATE ROLE case_leaving;
CREATE ROLE case_staying;
CREATE SCHEMA s;
CREATE TABLE t (id integer);
CREATE TABLE s.u (id serial);
ALTER TABLE s.u OWNER TO case_leaving;
GRANT SELECT, INSERT ON t TO case_leaving, case_staying;
GRANT UPDATE (id) ON t TO case_leaving;
GRANT USAGE ON SCHEMA s TO case_leaving;
ALTER DEFAULT PRIVILEGES FOR ROLE case_leaving GRANT SELECT ON TABLES TO case_staying;
CREATE POLICY p ON t TO case_leaving USING (true);
CREATE POLICY q ON t TO case_leaving, case_staying USING (true);
DROP OWNED BY case_leaving;
DROP ROLE case_leaving;
