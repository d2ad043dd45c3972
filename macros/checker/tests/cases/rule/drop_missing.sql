-- fact: if it is there
-- expect: refused 42704
CREATE TABLE t (a integer);
DROP RULE nothing ON t;
