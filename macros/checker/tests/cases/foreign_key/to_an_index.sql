-- fact: an index cannot be referred to
-- expect: refused 42809
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs_pkey (id));
