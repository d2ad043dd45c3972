-- fact: CASCADE drops the foreign key
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE orgs DROP COLUMN id CASCADE;
ALTER TABLE sales ADD CONSTRAINT sales_a_fkey CHECK (a > 0);
