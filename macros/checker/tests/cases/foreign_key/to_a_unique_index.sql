-- fact: a unique index is enough, without a constraint
-- expect: accepted
CREATE TABLE orgs (id int);
CREATE UNIQUE INDEX orgs_id ON orgs (id);
CREATE TABLE sales (a int REFERENCES orgs (id));
