-- fact: ON CONFLICT of any key
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY, name text UNIQUE);
INSERT INTO roles VALUES (1, 'a');
INSERT INTO roles VALUES (2, 'a') ON CONFLICT DO NOTHING;
