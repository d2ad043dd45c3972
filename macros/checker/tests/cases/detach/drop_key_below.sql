-- fact: A key that was made for a partition is looked for in the tables that inherit from what is none any more
-- expect: refused 42704
CREATE TABLE events (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
ALTER TABLE events DETACH PARTITION events_1;
CREATE TABLE child () INHERITS (events_1);
ALTER TABLE events_1 DROP CONSTRAINT events_1_pkey;
