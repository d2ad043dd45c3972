-- fact: a policy keeps the columns that it reads
-- expect: refused 2BP01
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t USING (a > 0);
ALTER TABLE t DROP COLUMN a;
