-- fact: a call with an argument of another type
-- expect: refused 42883
CREATE PROCEDURE p(x int) LANGUAGE plpgsql AS $$BEGIN NULL; END$$; CALL p('2020-01-01'::date);
