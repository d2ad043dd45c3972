-- fact: the columns of a key may be referred to in any order
-- expect: accepted
CREATE TABLE orgs (id int, b text, PRIMARY KEY (id, b));
CREATE TABLE sales (a int, b text, FOREIGN KEY (b, a) REFERENCES orgs (b, id));
