-- fact: a foreign key has to make sense with the new type of what it refers to
-- expect: refused 42804
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE orgs ALTER id TYPE text;
