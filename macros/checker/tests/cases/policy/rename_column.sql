-- fact: a policy follows the names of columns
-- expect: accepted
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t USING (a > 0 AND t.id = 2);
ALTER TABLE t RENAME a TO b;
ALTER TABLE t RENAME TO u;
ALTER POLICY p ON u RENAME TO q;
