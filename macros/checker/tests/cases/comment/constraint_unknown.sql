-- fact: The constraint has to be there.
-- expect: refused 42704

CREATE TABLE sales (a integer);
COMMENT ON CONSTRAINT sales_pkey ON sales IS 'c';
