-- fact: A table is no index.
-- expect: refused 42809

CREATE TABLE sales (a integer);
COMMENT ON INDEX sales IS 'c';
