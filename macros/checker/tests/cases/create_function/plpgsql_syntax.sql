-- fact: a body in PL/pgSQL that does not parse
-- expect: refused 42601
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1 END $$;
