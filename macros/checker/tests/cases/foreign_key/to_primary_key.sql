-- fact: without columns a foreign key refers to the primary key
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs, b bigint REFERENCES orgs, c smallint REFERENCES orgs);
