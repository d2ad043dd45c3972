-- fact: bodies are not checked if so set
-- expect: accepted
SET check_function_bodies = off;
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM nonsense $$;
CREATE FUNCTION g() RETURNS bigint LANGUAGE plpgsql AS $$ nonsense $$;
