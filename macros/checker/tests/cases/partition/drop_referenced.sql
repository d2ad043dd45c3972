-- fact: A partition that foreign keys refer to is not dropped.
-- expect: refused 2BP01
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE r (t_a integer REFERENCES t);
DROP TABLE t_1;
