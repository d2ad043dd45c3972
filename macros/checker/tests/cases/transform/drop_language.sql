-- fact: a transform keeps its language
-- expect: refused 2BP01
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
CREATE TRANSFORM FOR text LANGUAGE one (FROM SQL WITH FUNCTION prsd_lextype(internal));
DROP LANGUAGE one;
