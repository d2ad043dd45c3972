-- fact: RETURN of a name that is nothing
-- expect: refused 42703
SET check_function_bodies = off;
CREATE FUNCTION f8(i int) RETURNS point LANGUAGE sql RETURN nope;
