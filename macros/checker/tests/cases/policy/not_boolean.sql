-- fact: a policy's expression is boolean
-- expect: refused 42804
CREATE TABLE t (id integer);
CREATE POLICY p ON t USING (id);
