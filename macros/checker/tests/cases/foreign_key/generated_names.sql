-- fact: foreign keys are named after their columns, and numbered
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs REFERENCES orgs, b int, FOREIGN KEY (a) REFERENCES orgs);
ALTER TABLE sales DROP CONSTRAINT sales_a_fkey, DROP CONSTRAINT sales_a_fkey1, DROP CONSTRAINT sales_a_fkey2;
