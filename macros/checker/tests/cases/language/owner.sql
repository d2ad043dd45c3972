-- fact: languages have owners
-- expect: accepted
-- roles: app
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
ALTER LANGUAGE one OWNER TO app;
