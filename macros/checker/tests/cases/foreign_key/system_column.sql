-- fact: a system column cannot refer
-- expect: refused 0A000
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int, FOREIGN KEY (ctid) REFERENCES orgs);
