-- fact: the unique index that a foreign key rests on does not go without it
-- expect: refused 2BP01
CREATE TABLE orgs (id int);
CREATE UNIQUE INDEX orgs_id ON orgs (id);
CREATE TABLE sales (a int REFERENCES orgs (id));
DROP INDEX orgs_id;
