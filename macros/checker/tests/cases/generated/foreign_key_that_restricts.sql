-- fact: a generated column may refer if nothing sets it
-- expect: accepted
CREATE TABLE orgs (id int PRIMARY KEY);
CREATE TABLE sales (a int GENERATED ALWAYS AS (1) STORED REFERENCES orgs ON DELETE CASCADE);
