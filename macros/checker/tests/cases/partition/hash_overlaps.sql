-- fact: Two hash partitions overlap where one remainder is the other's for the lesser modulus.
-- expect: refused 42P17
CREATE TABLE t (a integer) PARTITION BY HASH (a);
CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (MODULUS 8, REMAINDER 4);
