-- fact: a column is an identity column once
-- expect: refused 55000
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales ALTER a ADD GENERATED ALWAYS AS IDENTITY;
