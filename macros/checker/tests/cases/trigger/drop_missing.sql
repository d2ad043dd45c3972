-- fact: one that is not there
-- expect: refused 42704
CREATE TABLE t (a integer);
DROP TRIGGER g ON t;
