-- fact: a part of a key is not unique
-- expect: refused 42830
CREATE TABLE orgs (id int, b int, PRIMARY KEY (id, b));
CREATE TABLE sales (a int REFERENCES orgs (id));
