-- fact: a handler is where it is said to be
-- expect: refused 42883
CREATE SCHEMA s;
CREATE LANGUAGE one HANDLER s.plpgsql_call_handler;
