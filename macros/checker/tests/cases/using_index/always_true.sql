-- fact: a condition that is always true makes no partial index
-- expect: accepted
CREATE TABLE sales (e boolean, a bytea);
CREATE UNIQUE INDEX sales_e_idx ON sales (e) WHERE a IS NULL OR true;
ALTER TABLE sales ADD UNIQUE USING INDEX sales_e_idx;
