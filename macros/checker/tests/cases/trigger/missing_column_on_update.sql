-- fact: a field that is read is asked for, too
-- expect: refused 42703
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.a <> OLD.b THEN NEW.a := 'y'; END IF; RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO t VALUES (1, 'x');
UPDATE t SET a = 'z';
