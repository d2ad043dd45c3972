-- fact: a body in SQL that reads a table that is not there
-- expect: refused 42P01
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM nonsense $$;
