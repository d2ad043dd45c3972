-- fact: The type has to be there.
-- expect: refused 42704

COMMENT ON TYPE status IS 'c';
