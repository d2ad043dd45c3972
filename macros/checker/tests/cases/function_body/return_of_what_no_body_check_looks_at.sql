-- fact: RETURN of what no body check looks at
-- expect: accepted
SET check_function_bodies = off;
CREATE FUNCTION f8(i int) RETURNS point LANGUAGE sql RETURN i;
