-- fact: a value by a subquery
-- expect: accepted
CREATE TABLE kinds (id int PRIMARY KEY, name text);
INSERT INTO kinds VALUES (1, 'a');
CREATE TABLE roles (id int, kind int);
INSERT INTO roles VALUES (10, NULL);
UPDATE roles SET kind = (SELECT id FROM kinds WHERE name = 'a');
ALTER TABLE roles ALTER kind SET NOT NULL;
