-- fact: varchar and text are compared as text
-- expect: accepted
CREATE TABLE orgs (id text PRIMARY KEY);
CREATE TABLE sales (a varchar(20) REFERENCES orgs);
