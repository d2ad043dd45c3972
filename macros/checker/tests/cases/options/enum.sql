-- fact: vacuum_index_cleanup takes auto, on and off
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (vacuum_index_cleanup = sometimes);
