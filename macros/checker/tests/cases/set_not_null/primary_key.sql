-- fact: a primary key over a column with NULL
-- expect: refused 23502
CREATE TABLE roles (id int, name text);
INSERT INTO roles (name) VALUES ('a');
ALTER TABLE roles ADD PRIMARY KEY (id);
