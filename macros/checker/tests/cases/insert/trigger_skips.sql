-- fact: a trigger may keep a row from being stored
-- expect: accepted
CREATE TABLE roles (id int);
CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER skip BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION skip();
INSERT INTO roles VALUES (1);
ALTER TABLE roles ADD COLUMN name text NOT NULL;
