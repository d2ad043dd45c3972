-- fact: text and integer cannot be compared
-- expect: refused 42804
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a text REFERENCES orgs);
