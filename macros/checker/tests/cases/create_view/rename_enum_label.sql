-- fact: a label in a view is renamed with its type
-- expect: accepted
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (id int, state mood DEFAULT 'ok');
CREATE VIEW v AS SELECT id FROM t WHERE state = 'sad';
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
