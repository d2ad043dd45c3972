-- fact: a column may refer twice
-- expect: accepted
CREATE TABLE orgs (id int, b int, PRIMARY KEY (id, b));
CREATE TABLE sales (a int, FOREIGN KEY (a, a) REFERENCES orgs (id, b));
