-- fact: a trigger that sets another column
-- expect: accepted
CREATE TABLE roles (id int, name text, updated_at timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON roles FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO roles VALUES (1);
UPDATE roles SET name = 'x';
ALTER TABLE roles ALTER name SET NOT NULL;
