-- fact: a storage parameter has a range
-- expect: accepted
CREATE TABLE sales (a int) WITH (fillfactor = 70, autovacuum_enabled = false, parallel_workers = 4);
