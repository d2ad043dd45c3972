-- fact: Privileges on a database are the server's.
-- expect: accepted
-- roles: r1
GRANT CONNECT, TEMP ON DATABASE template1 TO r1;
REVOKE ALL ON DATABASE template1, template0 FROM PUBLIC;
