-- fact: a column may be added with a foreign key
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN org int REFERENCES orgs CHECK (org > 0) UNIQUE;
ALTER TABLE sales DROP CONSTRAINT sales_org_fkey, DROP CONSTRAINT sales_org_check, DROP CONSTRAINT sales_org_key;
