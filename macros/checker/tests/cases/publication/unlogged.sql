-- fact: a published table stays logged
-- expect: refused 55000
CREATE TABLE a (d int);
CREATE PUBLICATION p FOR TABLE a;
ALTER TABLE a SET UNLOGGED;
