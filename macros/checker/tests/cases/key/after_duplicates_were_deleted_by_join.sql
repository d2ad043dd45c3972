-- fact: duplicates deleted by a join with itself
-- expect: accepted
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, 'a'), (2, 'a'), (3, 'b');
DELETE FROM roles a USING roles b WHERE a.name = b.name AND a.id > b.id;
ALTER TABLE roles ADD UNIQUE (name);
