-- fact: DEFAULT NULL of a partition overrides a default that is computed
-- expect: accepted
CREATE TABLE p (a integer, b timestamptz DEFAULT now()) PARTITION BY LIST (a);
CREATE TABLE q PARTITION OF p (b DEFAULT NULL) FOR VALUES IN (1);
