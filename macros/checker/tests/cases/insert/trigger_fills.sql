-- fact: a trigger may fill a column
-- expect: accepted
CREATE TABLE roles (id int, name text);
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := coalesce(NEW.name, 'x'); RETURN NEW; END $$;
CREATE TRIGGER fill BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION fill();
INSERT INTO roles VALUES (1);
ALTER TABLE roles ADD CONSTRAINT named CHECK (name <> '');
