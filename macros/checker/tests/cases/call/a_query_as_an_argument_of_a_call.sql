-- fact: a query as an argument of a call
-- expect: refused 0A000
CREATE PROCEDURE p(x int) LANGUAGE plpgsql AS $$BEGIN NULL; END$$; CALL p((SELECT 1));
