-- fact: after it they are
-- expect: accepted
CREATE TABLE sales (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t AFTER UPDATE ON sales FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION touch();
