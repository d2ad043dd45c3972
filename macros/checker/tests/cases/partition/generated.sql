-- fact: A generated column is taken over with its expression.
-- expect: accepted
CREATE TABLE t (z integer, a integer, g integer GENERATED ALWAYS AS (a * 2) STORED) PARTITION BY LIST (a);
ALTER TABLE t DROP COLUMN z;
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
