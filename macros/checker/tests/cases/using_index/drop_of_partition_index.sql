-- fact: A constraint whose index is a part of the index above stays
-- expect: refused 2BP01
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
CREATE UNIQUE INDEX ON events (id);
ALTER TABLE events_1 ADD UNIQUE USING INDEX events_1_id_idx;
ALTER TABLE events_1 DROP CONSTRAINT events_1_id_idx;
