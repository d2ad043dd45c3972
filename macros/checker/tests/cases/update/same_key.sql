-- fact: an update that makes two keys equal
-- expect: refused 23505
CREATE TABLE roles (id int PRIMARY KEY, name text UNIQUE);
INSERT INTO roles VALUES (1, 'a'), (2, 'b');
UPDATE roles SET name = 'c';
