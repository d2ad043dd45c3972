-- fact: also one of the same table
-- expect: refused 2BP01
CREATE TABLE orgs (id int PRIMARY KEY, parent int REFERENCES orgs);
ALTER TABLE orgs DROP COLUMN id;
