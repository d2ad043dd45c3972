-- fact: The type has to be there.
-- expect: refused 42704

GRANT USAGE ON TYPE status TO PUBLIC;
