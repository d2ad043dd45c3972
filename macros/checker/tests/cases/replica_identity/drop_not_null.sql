-- fact: A column of the index that tells rows apart stays NOT NULL
-- expect: refused 42P16
-- expect -14: accepted
CREATE TABLE sales (code text NOT NULL UNIQUE);
ALTER TABLE sales REPLICA IDENTITY USING INDEX sales_code_key;
ALTER TABLE sales ALTER COLUMN code DROP NOT NULL;
