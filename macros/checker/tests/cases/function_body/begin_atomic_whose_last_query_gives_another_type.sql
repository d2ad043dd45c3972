-- fact: BEGIN ATOMIC whose last query gives another type
-- expect: refused 42P13
CREATE FUNCTION g6(i int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT 'x'::text; END;
