-- fact: an untrusted one may not
-- expect: refused 42809
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
GRANT USAGE ON LANGUAGE one TO PUBLIC;
