-- fact: a row inserted with ON CONFLICT DO NOTHING is there
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1) ON CONFLICT DO NOTHING;
ALTER TABLE roles ADD COLUMN name text NOT NULL;
