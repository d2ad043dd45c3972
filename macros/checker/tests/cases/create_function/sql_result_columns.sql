-- fact: the last statement gives more columns
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1, 2 $$;
