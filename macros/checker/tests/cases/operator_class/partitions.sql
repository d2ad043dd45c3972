-- fact: the indexes of partitions have the class
-- expect: accepted
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE p (a integer) PARTITION BY RANGE (a);
CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE INDEX ON p (a x);
CREATE TABLE r PARTITION OF p FOR VALUES FROM (2) TO (3);
ALTER OPERATOR CLASS x USING btree RENAME TO y;
