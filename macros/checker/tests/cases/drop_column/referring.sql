-- fact: a foreign key goes with its own column
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY, parent int REFERENCES orgs);
ALTER TABLE orgs DROP COLUMN parent;
DROP TABLE orgs;
