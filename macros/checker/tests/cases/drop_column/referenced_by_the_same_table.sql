-- fact: a column that a foreign key of the same table refers to does not go silently
-- expect: refused 2BP01
CREATE TABLE orgs (id int PRIMARY KEY, parent int REFERENCES orgs);
ALTER TABLE orgs DROP COLUMN id;
