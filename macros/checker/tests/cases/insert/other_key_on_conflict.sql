-- fact: ON CONFLICT of another key
-- expect: refused 23505
CREATE TABLE roles (id int PRIMARY KEY, name text UNIQUE);
INSERT INTO roles VALUES (1, 'a');
INSERT INTO roles VALUES (2, 'a') ON CONFLICT (id) DO NOTHING;
