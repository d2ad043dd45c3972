-- fact: Before a row is stored its generated columns are not there to be compared
-- expect: refused 42P17
CREATE TABLE sales (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE ON sales FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION touch();
