-- fact: A bound's value is coerced to the key's type.
-- expect: refused 42804
CREATE TABLE t (a date) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (1) TO (2);
