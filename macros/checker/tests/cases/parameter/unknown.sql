-- fact: The parameter must be one.
-- expect: refused 42602
-- expect 16: not judged
-- roles: r1
GRANT SET ON PARAMETER nope TO r1;
