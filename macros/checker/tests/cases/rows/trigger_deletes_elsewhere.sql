-- fact: a trigger may delete the row that made a key taken
-- expect: accepted
CREATE TABLE current (id int PRIMARY KEY);
CREATE TABLE roles (id int);
CREATE FUNCTION replaced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM current WHERE id = NEW.id; RETURN NEW; END $$;
CREATE TRIGGER replaced BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION replaced();
INSERT INTO current VALUES (1);
INSERT INTO roles VALUES (1);
INSERT INTO current VALUES (1);
