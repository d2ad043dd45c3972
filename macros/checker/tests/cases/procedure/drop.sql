-- fact: with its arguments
-- expect: accepted
CREATE PROCEDURE p(a integer, INOUT c integer) LANGUAGE plpgsql AS $$ BEGIN END $$;
DROP PROCEDURE p(integer, integer);
