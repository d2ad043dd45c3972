-- fact: a boolean is not anything
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (autovacuum_enabled = maybe);
