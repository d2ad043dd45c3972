-- fact: A partition that is there is passed over.
-- expect: accepted
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE IF NOT EXISTS t_1 PARTITION OF t FOR VALUES IN (1);
