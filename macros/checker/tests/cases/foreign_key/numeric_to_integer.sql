-- fact: a numeric does not refer to an integer, which has no such operator in its family
-- expect: refused 42804
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a numeric REFERENCES orgs);
