-- fact: the options of a partitioned index cannot be set
-- expect: refused 42809
CREATE TABLE p (a integer) PARTITION BY LIST (a);
CREATE INDEX i ON p (a);
ALTER INDEX i SET (fillfactor = 50);
