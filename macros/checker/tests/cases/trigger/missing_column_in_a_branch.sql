-- fact: a branch that is not taken asks for nothing
-- expect: accepted
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.a = 'never' THEN NEW.updated_at := now(); END IF; RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO t VALUES (1, 'x');
