-- fact: a key that a foreign key rests on does not go silently
-- expect: refused 2BP01
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int REFERENCES orgs);
ALTER TABLE orgs DROP CONSTRAINT orgs_pkey;
