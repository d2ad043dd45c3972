-- fact: CASCADE drops the foreign key
-- expect: refused 42704
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE orgs DROP CONSTRAINT orgs_pkey CASCADE;
ALTER TABLE sales DROP CONSTRAINT sales_a_fkey;
