-- fact: A hash partition has a modulus and a remainder.
-- expect: accepted
CREATE TABLE t (a integer, b text) PARTITION BY HASH (a, b);
CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (MODULUS 8, REMAINDER 1);
