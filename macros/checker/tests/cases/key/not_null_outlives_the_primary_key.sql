-- fact: the columns stay NOT NULL without the key
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales DROP CONSTRAINT sales_pkey;
ALTER TABLE sales ALTER a ADD GENERATED ALWAYS AS IDENTITY;
