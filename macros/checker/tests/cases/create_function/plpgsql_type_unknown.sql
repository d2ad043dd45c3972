-- fact: the type of a variable is looked up
-- expect: refused 42704
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ DECLARE n nonsense; BEGIN RETURN 1; END $$;
