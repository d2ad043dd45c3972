-- fact: each referenced column is written once
-- expect: refused 42830
CREATE TABLE orgs (id int, b int, PRIMARY KEY (id, b));
CREATE TABLE sales (a int, b int, FOREIGN KEY (a, b) REFERENCES orgs (id, id));
