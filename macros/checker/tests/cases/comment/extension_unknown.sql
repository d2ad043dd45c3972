-- fact: The extension has to be there.
-- expect: refused 42704

COMMENT ON EXTENSION citext IS 'c';
