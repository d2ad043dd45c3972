-- fact: a table has one policy of a name
-- expect: refused 42710
CREATE TABLE t (id integer);
CREATE POLICY p ON t;
CREATE POLICY p ON t FOR SELECT;
