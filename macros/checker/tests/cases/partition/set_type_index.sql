-- fact: Names that were made up are made up again
-- expect: accepted
CREATE TABLE events (id int, kind int, PRIMARY KEY (id, kind)) PARTITION BY RANGE (id);
CREATE INDEX ON events (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (2) TO (3);
ALTER TABLE events ALTER COLUMN kind TYPE bigint;
