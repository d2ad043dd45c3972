-- fact: a block inserts a row
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY);
DO $$ BEGIN INSERT INTO roles VALUES (1); END $$;
ALTER TABLE roles ADD COLUMN name text NOT NULL;
