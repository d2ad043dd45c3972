-- fact: RETURN beside AS
-- expect: refused 42P13
CREATE FUNCTION g9(i int) RETURNS int AS 'select 1' LANGUAGE sql RETURN 1;
