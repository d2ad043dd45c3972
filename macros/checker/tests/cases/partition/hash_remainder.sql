-- fact: A remainder is less than its modulus.
-- expect: refused 42P16
CREATE TABLE t (a integer) PARTITION BY HASH (a);
CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 4, REMAINDER 4);
