-- fact: A temporary table is no partition of a permanent one.
-- expect: refused 42809
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TEMPORARY TABLE t_1 PARTITION OF t DEFAULT;
