-- fact: A partition may be unlogged.
-- expect: accepted
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE UNLOGGED TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 SET LOGGED;
