-- fact: and goes with it
-- expect: accepted
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
CREATE UNIQUE INDEX ON events (id);
ALTER TABLE events_1 ADD UNIQUE USING INDEX events_1_id_idx;
DROP INDEX events_id_idx CASCADE;
