-- fact: elements of an array
-- expect: refused 23505
CREATE TABLE roles (name text UNIQUE);
INSERT INTO roles SELECT unnest(ARRAY['a', 'b']);
INSERT INTO roles VALUES ('b');
