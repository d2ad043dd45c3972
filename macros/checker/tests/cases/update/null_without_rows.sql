-- fact: NULL into a column of a table without rows
-- expect: accepted
CREATE TABLE roles (id int, name text NOT NULL);
UPDATE roles SET name = NULL;
