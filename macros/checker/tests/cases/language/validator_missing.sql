-- fact: what validates is there
-- expect: refused 42883
CREATE LANGUAGE one HANDLER plpgsql_call_handler VALIDATOR nosuch;
