-- fact: a comment is on a transform that is there
-- expect: refused 42704
COMMENT ON TRANSFORM FOR text LANGUAGE sql IS 'x';
