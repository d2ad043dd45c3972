-- fact: a foreign key may be made deferrable
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY, parent int REFERENCES orgs);
ALTER TABLE orgs ALTER CONSTRAINT orgs_parent_fkey DEFERRABLE INITIALLY DEFERRED;
