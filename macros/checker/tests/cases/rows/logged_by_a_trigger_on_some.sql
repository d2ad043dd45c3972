-- fact: a row that a trigger may have written
-- expect: accepted
CREATE TABLE log (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
CREATE TABLE roles (id int);
CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id > 1 THEN INSERT INTO log (what) VALUES (TG_OP); END IF; RETURN NEW; END $$;
CREATE TRIGGER logged AFTER INSERT ON roles FOR EACH ROW EXECUTE FUNCTION logged();
INSERT INTO roles VALUES (1);
ALTER TABLE log ADD COLUMN who text NOT NULL;
