-- fact: a language goes
-- expect: accepted
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
CREATE LANGUAGE two HANDLER plpgsql_call_handler;
DROP LANGUAGE one;
DROP LANGUAGE IF EXISTS one;
