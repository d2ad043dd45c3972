-- fact: A key that the table had before it became a partition is not looked for
-- expect: accepted
CREATE TABLE events (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE events_1 (id int PRIMARY KEY);
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (1) TO (2);
ALTER TABLE events DETACH PARTITION events_1;
CREATE TABLE child () INHERITS (events_1);
ALTER TABLE events_1 DROP CONSTRAINT events_1_pkey;
