-- fact: the columns of SET NULL are the foreign key's
-- expect: refused 42P10
-- expect -14: refused 42601
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int, b int, FOREIGN KEY (a) REFERENCES orgs ON DELETE SET NULL (b));
