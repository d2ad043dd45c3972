-- fact: a foreign key has to make sense with the new type of its own column
-- expect: refused 42804
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE sales ALTER a TYPE text;
