-- fact: modifiers do not matter
-- expect: accepted
CREATE TABLE orgs (id numeric(10,2) PRIMARY KEY, name varchar(5) UNIQUE);
CREATE TABLE sales (a numeric(5,0) REFERENCES orgs, b char(3) REFERENCES orgs (name));
