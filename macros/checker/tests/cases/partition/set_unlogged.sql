-- fact: SET UNLOGGED of a partitioned table changes nothing
-- expect: accepted
-- expect 18: refused 42809
CREATE TABLE p (a integer, b serial) PARTITION BY LIST (a);
ALTER TABLE p SET UNLOGGED;
