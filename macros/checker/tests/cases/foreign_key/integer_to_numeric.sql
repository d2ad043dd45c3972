-- fact: an integer becomes a numeric by itself
-- expect: accepted
CREATE TABLE orgs (id numeric PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
