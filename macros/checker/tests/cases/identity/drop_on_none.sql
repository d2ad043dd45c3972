-- fact: DROP IDENTITY needs an identity column
-- expect: refused 55000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a DROP IDENTITY;
