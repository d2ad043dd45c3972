-- fact: an unlogged table refers to any but temporary ones
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE UNLOGGED TABLE sales (a int REFERENCES orgs);
