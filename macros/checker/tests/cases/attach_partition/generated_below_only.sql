-- fact: So may a partition
-- expect: accepted
-- expect 16: refused 42804
CREATE TABLE events (id int, twice int) PARTITION BY RANGE (id);
CREATE TABLE events_1 (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (1) TO (2);
