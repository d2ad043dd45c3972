-- fact: to all tables none can be added
-- expect: refused 55000
CREATE TABLE t (a integer PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR ALL TABLES;
ALTER PUBLICATION p ADD TABLE t;
