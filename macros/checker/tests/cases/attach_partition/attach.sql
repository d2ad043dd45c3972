-- fact: A table with the columns and checks of the partitioned table becomes a partition.
-- expect: accepted
CREATE TABLE o (id integer PRIMARY KEY);
CREATE TABLE t (a integer NOT NULL, b text, CHECK (a > 0), UNIQUE (a), FOREIGN KEY (a) REFERENCES o) PARTITION BY RANGE (a);
CREATE INDEX ON t (b);
CREATE TABLE p (b text, x integer, a integer NOT NULL, CONSTRAINT t_a_check CHECK (a > 0), CONSTRAINT mine CHECK (a < 10));
ALTER TABLE p DROP COLUMN x;
CREATE INDEX p_b ON p (b);
ALTER TABLE p ADD CONSTRAINT p_fk FOREIGN KEY (a) REFERENCES o;
ALTER TABLE t ATTACH PARTITION p FOR VALUES FROM (1) TO (10);
