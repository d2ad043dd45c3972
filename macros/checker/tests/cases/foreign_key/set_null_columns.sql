-- fact: SET NULL may be limited to some columns since PostgreSQL 15
-- expect: accepted
-- expect -14: refused 42601
CREATE TABLE orgs (id int, b int, PRIMARY KEY (id, b));
CREATE TABLE sales (a int, b int, FOREIGN KEY (a, b) REFERENCES orgs ON DELETE SET NULL (b) ON UPDATE CASCADE);
