-- fact: identity is not added to a column with a default
-- expect: refused 55000
CREATE TABLE sales (a int NOT NULL DEFAULT 1);
ALTER TABLE sales ALTER a ADD GENERATED ALWAYS AS IDENTITY;
