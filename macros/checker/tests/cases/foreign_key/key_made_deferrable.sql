-- fact: only a foreign key may be made deferrable
-- expect: refused 42809
CREATE TABLE orgs (id int PRIMARY KEY);
ALTER TABLE orgs ALTER CONSTRAINT orgs_pkey DEFERRABLE;
