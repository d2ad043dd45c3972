-- fact: but with its table it goes, and with the index above
-- expect: accepted
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (2) TO (3);
CREATE UNIQUE INDEX ON events (id);
ALTER TABLE events_1 ADD UNIQUE USING INDEX events_1_id_idx;
DROP TABLE events_1;
DROP INDEX events_id_idx;
