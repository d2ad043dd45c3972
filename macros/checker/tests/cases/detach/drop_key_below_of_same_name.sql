-- fact: A constraint of the same name there is another one
-- expect: refused XX000
CREATE TABLE events (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
ALTER TABLE events DETACH PARTITION events_1;
CREATE TABLE child (CONSTRAINT events_1_pkey CHECK (id > 0)) INHERITS (events_1);
ALTER TABLE events_1 DROP CONSTRAINT events_1_pkey;
