-- fact: a policy's new name is free
-- expect: refused 42710
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t;
CREATE POLICY q ON t;
ALTER POLICY p ON t RENAME TO q;
