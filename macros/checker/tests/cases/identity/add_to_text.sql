-- fact: an identity column is an integer, also later
-- expect: refused 22023
CREATE TABLE sales (a text NOT NULL);
ALTER TABLE sales ALTER a ADD GENERATED ALWAYS AS IDENTITY;
