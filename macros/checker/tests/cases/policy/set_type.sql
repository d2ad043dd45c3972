-- fact: the type of a column that a policy reads stays
-- expect: refused 0A000
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t USING (a > 0);
ALTER TABLE t ALTER COLUMN a TYPE bigint;
