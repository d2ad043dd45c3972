-- fact: a comment is on a class that is there
-- expect: refused 42704
COMMENT ON OPERATOR CLASS nosuch USING btree IS 'x';
