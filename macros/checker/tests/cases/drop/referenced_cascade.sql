-- fact: CASCADE drops the foreign key, not the table
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
DROP TABLE orgs CASCADE;
ALTER TABLE sales ADD CONSTRAINT sales_a_fkey CHECK (a > 0);
