-- fact: a partition's index is named after what the columns were called when the index was made
-- expect: accepted
CREATE TABLE p (a integer, b text) PARTITION BY LIST (a);
CREATE INDEX i ON p (b);
CREATE INDEX j ON p (lower(b));
ALTER TABLE p RENAME b TO c;
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
