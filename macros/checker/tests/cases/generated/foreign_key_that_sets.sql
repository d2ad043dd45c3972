-- fact: a generated column cannot be set by a foreign key
-- expect: refused 42601
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int GENERATED ALWAYS AS (1) STORED REFERENCES orgs ON DELETE SET NULL);
