-- fact: a call with too few arguments
-- expect: refused 42883
CREATE PROCEDURE p(x text) LANGUAGE plpgsql AS $$BEGIN NULL; END$$; CALL p();
