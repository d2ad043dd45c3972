-- fact: CASCADE drops the policy that reads the column
-- expect: accepted
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t USING (a > 0);
CREATE POLICY q ON t USING (id > 0);
ALTER TABLE t DROP COLUMN a CASCADE;
