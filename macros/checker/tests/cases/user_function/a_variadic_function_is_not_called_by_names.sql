-- fact: a variadic function is not called by names
-- expect: refused 42883
CREATE FUNCTION f(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS text LANGUAGE sql AS $$ SELECT b || a::text $$;
SELECT f(1), f(1, 'a', 2, 3), f(1, 'a', VARIADIC ARRAY[1]), f(1, c => ARRAY[2]);
