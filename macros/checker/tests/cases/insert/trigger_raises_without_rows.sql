-- fact: a trigger of rows does not fire without one
-- expect: accepted
CREATE TABLE roles (id int);
CREATE FUNCTION sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'; END $$;
CREATE TRIGGER sealed BEFORE DELETE ON roles FOR EACH ROW EXECUTE FUNCTION sealed();
DELETE FROM roles;
