-- fact: each column is compared with the one it stands for
-- expect: refused 42804
CREATE TABLE orgs (id int, b text, PRIMARY KEY (id, b));
CREATE TABLE sales (a int, b text, FOREIGN KEY (a, b) REFERENCES orgs (b, id));
