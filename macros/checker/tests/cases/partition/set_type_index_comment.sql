-- fact: The indexes of partitions are made again with the one above; what was said of them is lost, which is not modelled
-- expect: not judged
CREATE TABLE events (id int, kind int, PRIMARY KEY (id, kind)) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
COMMENT ON INDEX events_1_pkey IS 'lost';
ALTER TABLE events ALTER COLUMN kind TYPE bigint;
