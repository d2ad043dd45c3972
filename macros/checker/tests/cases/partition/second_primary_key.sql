-- fact: A partition's own primary key clashes with one above.
-- expect: refused 42P16
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t (PRIMARY KEY (b)) FOR VALUES IN (1);
ALTER TABLE t ADD PRIMARY KEY (a);
