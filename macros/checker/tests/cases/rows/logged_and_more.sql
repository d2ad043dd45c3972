-- fact: other tables are as they were behind a trigger
-- expect: refused 23505
CREATE TABLE log (what text);
CREATE TABLE roles (id int);
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log (what) VALUES (TG_OP); RETURN NEW; END $$;
CREATE TRIGGER logged AFTER INSERT ON roles FOR EACH ROW EXECUTE FUNCTION logged();
INSERT INTO roles VALUES (1);
INSERT INTO users VALUES (1);
