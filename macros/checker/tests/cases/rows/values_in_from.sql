-- fact: VALUES in FROM
-- expect: refused 23505
CREATE TABLE roles (id int PRIMARY KEY, name text);
INSERT INTO roles SELECT v.id, v.name FROM (VALUES (1, 'a'), (2, 'b')) AS v (id, name);
INSERT INTO roles VALUES (2, 'c');
