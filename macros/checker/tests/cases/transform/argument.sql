-- fact: what comes is internal
-- expect: refused 42P17
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE TRANSFORM FOR integer LANGUAGE sql (TO SQL WITH FUNCTION twice(integer));
