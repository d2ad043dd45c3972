-- fact: a parameter without value is true
-- expect: accepted
CREATE TABLE sales (a int) WITH (autovacuum_enabled, vacuum_truncate = off);
