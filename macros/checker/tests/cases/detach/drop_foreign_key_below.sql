-- fact: A foreign key that was made for a partition is looked for in the tables that inherit too
-- expect: refused 42704
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE events (id int, user_id int REFERENCES users) PARTITION BY RANGE (id);
CREATE TABLE events_1 (id int, user_id int);
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (1) TO (2);
ALTER TABLE events DETACH PARTITION events_1;
CREATE TABLE child () INHERITS (events_1);
ALTER TABLE events_1 DROP CONSTRAINT events_user_id_fkey;
