-- fact: With CASCADE the whole foreign key goes with a partition that it refers to.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE r (t_a integer REFERENCES t);
DROP TABLE t_1 CASCADE;
