-- fact: a temporary table has rows too
-- expect: refused 23505
CREATE TEMPORARY TABLE x (id int);
INSERT INTO x VALUES (1);
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles SELECT id FROM x;
INSERT INTO roles VALUES (1);
