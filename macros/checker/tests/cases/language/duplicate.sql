-- fact: a language's name is free
-- expect: refused 42710
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
