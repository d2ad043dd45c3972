-- fact: fields of what a function gives
-- expect: accepted
CREATE FUNCTION f(a int) RETURNS TABLE (x int, y text) LANGUAGE sql AS $$ SELECT a, 'x'::text $$;
SELECT * FROM f(1);
SELECT (f(1)).*;
SELECT (f(1)).y;
SELECT x FROM f(2) AS z(x, y);
SELECT f.x FROM generate_series(1, 2) g, LATERAL f(g);
CREATE VIEW v AS SELECT (f(1)).*, (f(2)).y AS z;
