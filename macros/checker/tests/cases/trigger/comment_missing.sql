-- fact: a comment on one that is not there
-- expect: refused 42704
CREATE TABLE t (a integer);
COMMENT ON TRIGGER g ON t IS 'x';
