-- fact: identifiers in another case are equal
-- expect: refused 23505
CREATE TABLE roles (a uuid);
INSERT INTO roles VALUES ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), ('A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11');
ALTER TABLE roles ADD UNIQUE (a);
