-- fact: a trigger that always raises
-- expect: refused P0001
CREATE TABLE roles (id int);
CREATE FUNCTION sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'; END $$;
CREATE TRIGGER sealed BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION sealed();
INSERT INTO roles VALUES (1);
