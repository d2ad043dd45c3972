-- fact: Every modulus must be a factor of the next larger one.
-- expect: refused 42P17
CREATE TABLE t (a integer) PARTITION BY HASH (a);
CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (MODULUS 6, REMAINDER 1);
