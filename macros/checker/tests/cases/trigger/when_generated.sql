-- fact: before a row is stored its generated columns are not known
-- expect: refused 42P17
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.b > 1) EXECUTE FUNCTION f();
