-- fact: a table that a foreign key refers to does not go silently
-- expect: refused 2BP01
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
DROP TABLE orgs;
