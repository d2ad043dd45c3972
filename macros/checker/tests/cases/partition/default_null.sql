-- fact: DEFAULT NULL of a partition overrides the default above
-- expect: accepted
CREATE TABLE p (a integer, b text DEFAULT 'x') PARTITION BY LIST (a);
CREATE TABLE q PARTITION OF p (b DEFAULT NULL) FOR VALUES IN (1);
