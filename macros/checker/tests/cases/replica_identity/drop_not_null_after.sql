-- fact: Once another identity is chosen it may be NULL
-- expect: accepted
CREATE TABLE sales (code text NOT NULL UNIQUE);
ALTER TABLE sales REPLICA IDENTITY USING INDEX sales_code_key;
ALTER TABLE sales REPLICA IDENTITY DEFAULT;
ALTER TABLE sales ALTER COLUMN code DROP NOT NULL;
