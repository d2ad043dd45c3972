-- fact: An identity column is not taken over by partitions.
-- expect: accepted
CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY, s serial) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
