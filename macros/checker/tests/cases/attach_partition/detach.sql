-- fact: A detached partition keeps what it has as its own.
-- expect: accepted
CREATE TABLE o (id integer PRIMARY KEY);
CREATE TABLE t (a integer NOT NULL, b text, CHECK (a > 0), PRIMARY KEY (a), FOREIGN KEY (a) REFERENCES o) PARTITION BY RANGE (a);
CREATE INDEX ON t (b);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (10);
ALTER TABLE t DETACH PARTITION p;
