-- fact: Privileges on a parameter are the server's.
-- expect: accepted
-- roles: r1
GRANT SET ON PARAMETER work_mem, app.own TO r1;
GRANT ALTER SYSTEM ON PARAMETER work_mem TO r1 WITH GRANT OPTION;
REVOKE ALL ON PARAMETER work_mem FROM r1 CASCADE;
