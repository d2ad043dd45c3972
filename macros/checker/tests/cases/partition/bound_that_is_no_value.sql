-- fact: A bound's text is read by the key's type.
-- expect: refused 22P02
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('x') TO ('y');
