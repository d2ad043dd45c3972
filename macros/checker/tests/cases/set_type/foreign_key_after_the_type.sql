-- fact: a foreign key that is added compares the new type
-- expect: refused 42804
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int);
ALTER TABLE sales ADD FOREIGN KEY (a) REFERENCES orgs, ALTER a TYPE text;
