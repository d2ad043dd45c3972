-- fact: nor are names of their own
-- expect: not judged
CREATE TABLE events (id int, kind int) PARTITION BY RANGE (id);
CREATE INDEX ON events (kind);
CREATE TABLE events_1 (id int, kind int);
CREATE INDEX own ON events_1 (kind);
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (1) TO (2);
ALTER TABLE events ALTER COLUMN kind TYPE bigint;
