-- fact: the schema has to exist
-- expect: refused 3F000
CREATE TABLE sales (a int REFERENCES core.orgs);
