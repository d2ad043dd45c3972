-- fact: NULL into a column that takes none
-- expect: refused 23502
CREATE TABLE roles (id int, name text NOT NULL);
INSERT INTO roles VALUES (1, 'a');
UPDATE roles SET name = NULL;
