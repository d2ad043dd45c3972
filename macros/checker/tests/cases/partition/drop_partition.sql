-- fact: A partition goes alone.
-- expect: accepted
CREATE TABLE o (id integer PRIMARY KEY);
CREATE TABLE t (a integer REFERENCES o, b text CHECK (b <> ''), PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
DROP TABLE t_1;
