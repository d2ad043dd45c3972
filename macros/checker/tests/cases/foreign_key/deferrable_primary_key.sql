-- fact: a deferrable primary key cannot be referred to
-- expect: refused 55000
CREATE TABLE orgs (id int PRIMARY KEY DEFERRABLE);
CREATE TABLE sales (a int REFERENCES orgs);
