-- fact: a foreign key that is dropped does not matter
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE sales ALTER a TYPE text, DROP CONSTRAINT sales_a_fkey;
