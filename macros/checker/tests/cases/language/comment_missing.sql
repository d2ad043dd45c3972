-- fact: a comment is on a language that is there
-- expect: refused 42704
COMMENT ON LANGUAGE one IS 'x';
