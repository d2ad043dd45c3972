-- fact: what old dumps say of PL/pgSQL is said already
-- expect: refused 42710
CREATE TRUSTED PROCEDURAL LANGUAGE plpgsql HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
