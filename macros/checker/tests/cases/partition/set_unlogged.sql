-- fact: SET UNLOGGED of a partitioned table changes nothing
-- expect: accepted
CREATE TABLE p (a integer, b serial) PARTITION BY LIST (a);
ALTER TABLE p SET UNLOGGED;
