-- fact: a scale factor is a number up to 100
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = -1);
