-- fact: USING reads the table as it was before the statement
-- expect: refused 42703
CREATE TABLE sales (a text);
ALTER TABLE sales ADD COLUMN b int, ALTER a TYPE int USING b;
