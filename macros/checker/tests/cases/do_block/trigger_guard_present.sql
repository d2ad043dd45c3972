-- fact: A trigger that is there is dropped.
-- expect: accepted
CREATE TABLE a (id integer, updated_at timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN NEW.updated_at := now(); RETURN NEW; END $f$;
CREATE TRIGGER set_updated_at BEFORE INSERT OR UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch();
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_trigger tg JOIN pg_class c ON c.oid = tg.tgrelid WHERE tg.tgname = 'set_updated_at' AND c.relname = 'a' AND NOT tg.tgisinternal) THEN
        DROP TRIGGER set_updated_at ON a;
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.triggers WHERE trigger_name = 'set_updated_at') THEN
        DROP FUNCTION touch();
    END IF;
END $$;
