-- fact: For either.
-- expect: refused 25P01
-- run: session
ROLLBACK AND CHAIN;
