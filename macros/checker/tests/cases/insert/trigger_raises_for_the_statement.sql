-- fact: a trigger of statements fires without rows
-- expect: refused P0001
CREATE TABLE roles (id int);
CREATE FUNCTION sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'; END $$;
CREATE TRIGGER sealed BEFORE DELETE ON roles EXECUTE FUNCTION sealed();
DELETE FROM roles;
