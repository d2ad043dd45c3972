-- fact: The column has to be there.
-- expect: refused 42703

CREATE TABLE sales (a integer, b integer);
GRANT SELECT (c) ON sales TO pg_monitor;
