-- fact: it needs its function
-- expect: refused 2BP01
CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION note();
DROP FUNCTION note();
