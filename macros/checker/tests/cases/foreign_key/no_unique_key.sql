-- fact: a foreign key refers to something unique
-- expect: refused 42830
CREATE TABLE orgs (id int);
CREATE TABLE sales (a int REFERENCES orgs (id));
