-- fact: A column has no DELETE.
-- expect: refused 0LP01

CREATE TABLE sales (a integer, b integer);
GRANT DELETE (a) ON sales TO pg_monitor;
