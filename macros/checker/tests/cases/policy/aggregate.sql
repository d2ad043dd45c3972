-- fact: a policy's expression has no aggregates
-- expect: refused 42803
CREATE TABLE t (id integer);
CREATE POLICY p ON t USING (max(id) > 0);
