-- fact: NULL where no row matches
-- expect: accepted
CREATE TABLE roles (id int, name text NOT NULL);
INSERT INTO roles VALUES (1, 'a');
UPDATE roles SET name = NULL WHERE id = 2;
