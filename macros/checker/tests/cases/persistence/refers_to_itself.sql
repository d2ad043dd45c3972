-- fact: a table that refers to itself may change
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY, parent int REFERENCES orgs);
ALTER TABLE orgs SET UNLOGGED;
ALTER TABLE orgs SET LOGGED;
