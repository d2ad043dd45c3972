-- fact: a table that refers to an unlogged one stays unlogged
-- expect: refused 42P16
CREATE UNLOGGED TABLE orgs (id int PRIMARY KEY);
CREATE UNLOGGED TABLE sales (a int REFERENCES orgs);
ALTER TABLE sales SET LOGGED;
