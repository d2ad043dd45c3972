-- fact: a trusted language may be granted
-- expect: accepted
-- roles: app
CREATE TRUSTED LANGUAGE one HANDLER plpgsql_call_handler;
REVOKE USAGE ON LANGUAGE one FROM PUBLIC;
GRANT USAGE ON LANGUAGE one TO app;
