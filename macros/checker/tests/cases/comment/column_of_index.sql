-- fact: An index's columns have none.
-- expect: refused 42809

CREATE TABLE sales (a integer PRIMARY KEY);
COMMENT ON COLUMN sales_pkey.a IS 'c';
