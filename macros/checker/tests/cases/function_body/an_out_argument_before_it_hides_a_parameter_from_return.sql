-- fact: an OUT argument before it hides a parameter from RETURN
-- expect: refused 42703
CREATE FUNCTION f1(OUT o int, i int) LANGUAGE sql RETURN i + 1;
