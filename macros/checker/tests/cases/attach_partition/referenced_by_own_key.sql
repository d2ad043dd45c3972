-- fact: A table that the partitioned table refers to does not become its partition
-- expect: refused 0A000
CREATE TABLE events (id int PRIMARY KEY, before int) PARTITION BY RANGE (id);
CREATE TABLE events_1 (LIKE events INCLUDING ALL);
ALTER TABLE events ADD FOREIGN KEY (before) REFERENCES events_1;
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (1) TO (2);
