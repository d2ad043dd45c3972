-- fact: RETURN of another type
-- expect: refused 42P13
CREATE FUNCTION f8(i int) RETURNS point LANGUAGE sql RETURN i;
