-- fact: its function must be there
-- expect: refused 42883
CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION note();
