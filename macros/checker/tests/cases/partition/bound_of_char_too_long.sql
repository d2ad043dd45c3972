-- fact: A bound that has no room
-- expect: refused 22001
CREATE TABLE events (kind char(4)) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN ('abcde');
