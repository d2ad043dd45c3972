-- fact: A partition's index that is alike becomes the part of a new one.
-- expect: accepted
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE INDEX one ON t_1 (b DESC);
CREATE UNIQUE INDEX two ON t_1 (a);
CREATE INDEX t_b ON t (b);
ALTER TABLE t ADD PRIMARY KEY (a);
