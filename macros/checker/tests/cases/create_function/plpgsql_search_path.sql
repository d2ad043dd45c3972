-- fact: types of a body are looked up in the function's own search_path
-- expect: accepted
CREATE SCHEMA s;
CREATE TYPE s.mood AS ENUM ('sad');
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql SET search_path = s AS $$ DECLARE m mood; BEGIN RETURN 1; END $$;
