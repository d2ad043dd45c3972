-- fact: a primary key takes no NULL
-- expect: refused 23502
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a');
ALTER TABLE roles ADD COLUMN id int PRIMARY KEY;
