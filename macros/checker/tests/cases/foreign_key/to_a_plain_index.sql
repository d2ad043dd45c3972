-- fact: an index that is not unique is not enough
-- expect: refused 42830
CREATE TABLE orgs (id int);
CREATE INDEX ON orgs (id);
CREATE TABLE sales (a int REFERENCES orgs (id));
