-- fact: The type of an included column changes: the whole index is read again
-- expect: accepted
CREATE TABLE sales (total numeric(12,2), kind int);
CREATE INDEX sales_total ON sales (total) INCLUDE (kind) WHERE total <> ALL (ARRAY[1, 2]);
ALTER TABLE sales ALTER COLUMN kind TYPE bigint;
