-- fact: There is no such privilege.
-- expect: refused 42601
-- roles: r1
GRANT nope ON DATABASE template1 TO r1;
