-- fact: a trigger that writes a log
-- expect: accepted
CREATE TABLE log (what text NOT NULL);
CREATE TABLE roles (id int);
CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES ('x'); RETURN NULL; END $$;
CREATE TRIGGER logged AFTER INSERT ON roles FOR EACH ROW EXECUTE FUNCTION logged();
INSERT INTO roles VALUES (1);
ALTER TABLE log ALTER what DROP NOT NULL;
