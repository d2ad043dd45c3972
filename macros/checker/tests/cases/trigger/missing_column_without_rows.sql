-- fact: without a row that fires it, what a trigger asks for is not looked at
-- expect: accepted
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
UPDATE t SET a = 'z';
INSERT INTO t VALUES (1, 'x');
UPDATE t SET a = 'z' WHERE id = 2;
