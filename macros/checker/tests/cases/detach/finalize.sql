-- fact: What is not under way is not brought to its end.
-- expect: refused 55000
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t DETACH PARTITION t1 FINALIZE;
