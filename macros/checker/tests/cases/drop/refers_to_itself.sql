-- fact: a table that refers to itself goes alone
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY, parent int REFERENCES orgs);
DROP TABLE orgs;
