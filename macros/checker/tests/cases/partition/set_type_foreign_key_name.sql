-- fact: A foreign key of a partition under a name of its own is made again under that of the one above, which is not modelled
-- expect: not judged
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE events (id int, user_id int REFERENCES users) PARTITION BY RANGE (id);
CREATE TABLE events_1 (id int, user_id int CONSTRAINT own REFERENCES users);
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (1) TO (2);
ALTER TABLE events ALTER COLUMN user_id TYPE bigint;
