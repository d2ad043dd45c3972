-- fact: RETURN in another language
-- expect: refused 42P13
CREATE FUNCTION g8(i int) RETURNS int LANGUAGE plpgsql RETURN 1;
