-- fact: a permanent table refers to permanent tables
-- expect: refused 42P16
CREATE UNLOGGED TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
