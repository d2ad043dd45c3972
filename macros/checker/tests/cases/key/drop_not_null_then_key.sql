-- fact: in the other order NOT NULL is still the key's
-- expect: refused 42P16
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales ALTER a DROP NOT NULL, DROP CONSTRAINT sales_pkey;
