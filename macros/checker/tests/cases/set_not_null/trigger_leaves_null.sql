-- fact: a trigger that sets another column, and one that stays NULL
-- expect: refused 23502
CREATE TABLE roles (id int, name text, updated_at timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO roles VALUES (1);
ALTER TABLE roles ALTER name SET NOT NULL;
