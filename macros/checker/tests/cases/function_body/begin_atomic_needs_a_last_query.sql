-- fact: BEGIN ATOMIC needs a last query
-- expect: refused 42P13
CREATE FUNCTION g5(i int) RETURNS int BEGIN ATOMIC END;
