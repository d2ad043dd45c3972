-- fact: a table that a logged one refers to stays logged
-- expect: refused 42P16
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE orgs SET UNLOGGED;
