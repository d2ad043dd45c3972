-- fact: a table may refer to itself while it is made
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY, parent int REFERENCES orgs, again int REFERENCES orgs (id));
