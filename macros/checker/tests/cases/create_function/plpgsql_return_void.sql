-- fact: RETURN with a value in a function that returns void
-- expect: refused 42804
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
