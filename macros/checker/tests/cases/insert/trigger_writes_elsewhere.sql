-- fact: a trigger may insert the row that is referred to
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
CREATE FUNCTION ensure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO roles VALUES (NEW.role_id); RETURN NEW; END $$;
CREATE TRIGGER ensure BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION ensure();
INSERT INTO users VALUES (1);
