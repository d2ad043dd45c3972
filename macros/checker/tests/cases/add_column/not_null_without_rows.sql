-- fact: a NOT NULL column without default is added to a table that nobody filled
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
ALTER TABLE roles ADD COLUMN name text NOT NULL;
