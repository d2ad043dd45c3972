-- fact: which count for nothing
-- expect: refused 42P17
CREATE TABLE events (kind char(4)) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN ('c');
CREATE TABLE events_2 PARTITION OF events FOR VALUES IN ('c ');
