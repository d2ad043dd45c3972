-- fact: a variable that is not declared
-- expect: refused 42601
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN x := 1; RETURN 1; END $$;
