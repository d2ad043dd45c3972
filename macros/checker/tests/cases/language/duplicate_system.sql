-- fact: so is one of PostgreSQL's
-- expect: refused 42710
CREATE LANGUAGE sql HANDLER plpgsql_call_handler;
