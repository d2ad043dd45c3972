-- fact: what is not published cannot be taken out
-- expect: refused 42704
CREATE TABLE t (a integer PRIMARY KEY, b integer);
CREATE PUBLICATION p;
ALTER PUBLICATION p DROP TABLE t;
