-- fact: a row that finds nothing in the other table
-- expect: refused 23502
CREATE TABLE kinds (id int PRIMARY KEY, name text);
INSERT INTO kinds VALUES (1, 'a');
CREATE TABLE roles (id int, kind int, name text);
INSERT INTO roles VALUES (10, 1, NULL), (11, 2, NULL);
UPDATE roles SET name = k.name FROM kinds k WHERE k.id = roles.kind;
ALTER TABLE roles ALTER name SET NOT NULL;
