-- fact: two of one name
-- expect: refused 42710
CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION note();
CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION note();
