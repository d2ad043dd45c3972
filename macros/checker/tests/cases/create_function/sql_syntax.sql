-- fact: a body in SQL that does not parse
-- expect: refused 42601
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELEC 1 $$;
