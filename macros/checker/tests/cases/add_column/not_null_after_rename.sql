-- fact: a renamed table keeps its rows
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
ALTER TABLE roles RENAME TO groups;
ALTER TABLE groups ADD COLUMN name text NOT NULL;
