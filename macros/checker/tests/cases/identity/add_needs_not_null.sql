-- fact: identity is added to a column that is NOT NULL
-- expect: refused 55000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a ADD GENERATED ALWAYS AS IDENTITY;
