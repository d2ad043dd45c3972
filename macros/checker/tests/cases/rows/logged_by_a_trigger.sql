-- fact: a row that a trigger wrote is there
-- expect: refused 23502
CREATE TABLE log (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
CREATE TABLE roles (id int);
CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log (what) VALUES (TG_OP); RETURN NEW; END $$;
CREATE TRIGGER logged AFTER INSERT ON roles FOR EACH ROW EXECUTE FUNCTION logged();
INSERT INTO roles VALUES (1);
ALTER TABLE log ADD COLUMN who text NOT NULL;
