-- fact: a parameter that is not there
-- expect: refused 42P02
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT $2 $$;
