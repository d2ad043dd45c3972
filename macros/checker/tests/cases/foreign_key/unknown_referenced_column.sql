-- fact: the column has to exist
-- expect: refused 42703
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs (nr));
