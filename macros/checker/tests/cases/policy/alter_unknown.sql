-- fact: a policy that is not there cannot be altered
-- expect: refused 42704
CREATE TABLE t (id integer, a integer);
ALTER POLICY p ON t USING (id > 0);
