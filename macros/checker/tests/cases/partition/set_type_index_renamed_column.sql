-- fact: The column of a partition's index has another name by now, and so would the index, which is not modelled
-- expect: not judged
CREATE TABLE events (id int, kind int) PARTITION BY RANGE (id);
CREATE INDEX ON events (kind);
ALTER TABLE events RENAME COLUMN kind TO sort;
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
ALTER TABLE events ALTER COLUMN sort TYPE bigint;
