-- fact: a check that is not valid above is valid for a new partition
-- expect: accepted
CREATE TABLE p (a integer) PARTITION BY LIST (a);
ALTER TABLE p ADD CHECK (a > 0) NOT VALID;
CREATE TABLE q PARTITION OF p FOR VALUES IN (1);
