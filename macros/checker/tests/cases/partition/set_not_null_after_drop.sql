-- fact: SET NOT NULL leaves partitions alone where it held already, though the same statement drops it before
-- expect: accepted
CREATE TABLE events (id int, kind int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
ALTER TABLE events ALTER COLUMN kind SET NOT NULL, ALTER COLUMN kind DROP NOT NULL;
