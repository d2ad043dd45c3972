-- fact: PL/pgSQL stays while a language has its handler
-- expect: refused 2BP01
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
DROP EXTENSION plpgsql;
