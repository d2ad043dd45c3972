-- fact: There has to be one.
-- expect: refused 25P01
-- run: session
COMMIT AND CHAIN;
