-- fact: what a body in PL/pgSQL reads is not looked up
-- expect: accepted
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ DECLARE n integer; BEGIN SELECT count(*) INTO n FROM nonsense; RETURN n; END $$;
