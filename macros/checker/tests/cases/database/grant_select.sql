-- fact: A database is not selected from.
-- expect: refused 0LP01
-- roles: r1
GRANT SELECT ON DATABASE template1 TO r1;
