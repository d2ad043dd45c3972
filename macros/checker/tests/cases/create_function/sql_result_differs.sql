-- fact: the last statement gives another type
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 'a'::text $$;
