-- fact: NEW has no field for a column that the table lacks, which is found when a row fires the trigger
-- expect: refused 42703
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO t VALUES (1, 'x');
