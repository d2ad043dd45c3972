-- fact: without columns the table has to have a primary key
-- expect: refused 42704
CREATE TABLE orgs (id int UNIQUE);
CREATE TABLE sales (a int REFERENCES orgs);
