-- fact: a bigint still refers to an integer
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE sales ALTER a TYPE bigint;
ALTER TABLE orgs ALTER id TYPE smallint;
