-- fact: RETURN of the function itself
-- expect: refused 42883
CREATE FUNCTION g10(i int) RETURNS int LANGUAGE sql RETURN g10(i);
