-- fact: a comment on a rule that is not there
-- expect: refused 42704
CREATE TABLE t (a integer);
COMMENT ON RULE nothing ON t IS 'nothing';
