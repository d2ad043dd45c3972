-- fact: its function must return event_trigger
-- expect: refused 42P17
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION note();
