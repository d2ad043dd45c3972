-- fact: an event that is not there
-- expect: refused 42601
CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER one ON ddl_command EXECUTE FUNCTION note();
