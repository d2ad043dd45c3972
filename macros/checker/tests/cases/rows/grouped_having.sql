-- fact: HAVING leaves groups out
-- expect: accepted
CREATE TABLE grants (role text, permission text);
INSERT INTO grants VALUES ('a', 'x'), ('a', 'y'), ('b', 'x');
CREATE TABLE roles (name text PRIMARY KEY, many bigint CHECK (many < 2));
INSERT INTO roles SELECT role, count(*) FROM grants GROUP BY role HAVING count(*) < 2;
