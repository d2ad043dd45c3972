-- fact: A table is locked.
-- expect: accepted

CREATE TABLE sales (a integer);
LOCK TABLE sales IN SHARE MODE;
