-- fact: DISTINCT ON leaves one row of each group
-- expect: accepted
CREATE TABLE grants (role text, permission text);
INSERT INTO grants VALUES ('a', 'x'), ('a', 'y'), ('b', 'x');
CREATE TABLE roles (name text PRIMARY KEY);
INSERT INTO roles SELECT DISTINCT ON (role) role FROM grants ORDER BY role;
