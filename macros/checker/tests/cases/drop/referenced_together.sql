-- fact: several tables of one statement count together
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
DROP TABLE orgs, sales;
