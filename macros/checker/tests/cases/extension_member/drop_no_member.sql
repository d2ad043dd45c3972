-- fact: What is no member is not taken away.
-- expect: refused 55000
CREATE EXTENSION hstore;
CREATE TABLE t (a integer);
ALTER EXTENSION hstore DROP TABLE t;
