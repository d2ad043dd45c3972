-- fact: DO UPDATE may violate NOT NULL
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO roles VALUES (1, 'a');
INSERT INTO roles VALUES (1, 'b') ON CONFLICT (id) DO UPDATE SET name = NULL;
