-- fact: an index that a change of type makes again takes the present names of its columns
-- expect: accepted
CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a);
CREATE INDEX i ON p (b);
ALTER TABLE p RENAME b TO c;
ALTER TABLE p ALTER c TYPE bigint;
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
