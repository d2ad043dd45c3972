-- fact: A table has no USAGE.
-- expect: refused 0LP01

CREATE TABLE sales (a integer);
GRANT USAGE ON sales TO PUBLIC;
