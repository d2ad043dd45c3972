-- fact: Outside there is none.
-- expect: refused 25P01
-- run: session
RELEASE SAVEPOINT s;
