-- fact: DROP POLICY takes it away
-- expect: accepted
CREATE TABLE t (id integer);
CREATE POLICY p ON t USING (id > 0);
DROP POLICY p ON t;
DROP POLICY IF EXISTS p ON t;
DROP POLICY IF EXISTS p ON zz;
