-- fact: a function in a check
-- expect: accepted
CREATE FUNCTION is_even(n integer, m integer DEFAULT 2) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT n % m = 0 $$;
CREATE TABLE t (n integer CHECK (is_even(n)), s smallint, CONSTRAINT named CHECK (is_even(m => 3, n => s)));
