-- fact: a policy that is not there cannot be dropped
-- expect: refused 42704
CREATE TABLE t (id integer);
DROP POLICY p ON t;
