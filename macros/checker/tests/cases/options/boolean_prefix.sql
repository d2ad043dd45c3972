-- fact: a boolean may be shortened
-- expect: accepted
CREATE TABLE sales (a int) WITH (autovacuum_enabled = tru, vacuum_truncate = of);
