-- fact: a procedure that raises
-- expect: refused P0001
CREATE PROCEDURE p(x int) LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$; CALL p(1);
