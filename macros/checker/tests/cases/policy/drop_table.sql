-- fact: policies go with their table
-- expect: accepted
CREATE TABLE t (id integer, a integer);
CREATE POLICY p ON t USING (a > 0);
DROP TABLE t;
