-- fact: a trigger that is disabled does not raise
-- expect: accepted
CREATE TABLE roles (id int);
CREATE FUNCTION sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'; END $$;
CREATE TRIGGER sealed BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION sealed();
ALTER TABLE roles DISABLE TRIGGER sealed;
INSERT INTO roles VALUES (1);
