-- fact: a field that a function does not give
-- expect: refused 42703
CREATE FUNCTION f(OUT x int, OUT y text) LANGUAGE sql AS $$ SELECT 1, 'x'::text $$;
SELECT (f()).z;
