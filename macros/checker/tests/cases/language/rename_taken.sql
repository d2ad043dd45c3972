-- fact: a new name is free
-- expect: refused 42710
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
ALTER LANGUAGE one RENAME TO plpgsql;
