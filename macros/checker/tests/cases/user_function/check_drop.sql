-- fact: a check needs its function
-- expect: refused 2BP01
CREATE FUNCTION is_even(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT n % 2 = 0 $$;
CREATE TABLE t (n integer CHECK (is_even(n)));
DROP FUNCTION is_even;
