-- fact: a function that calls itself without end is refused when it is run
-- expect: accepted
CREATE FUNCTION deep(level integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN deep(level + 1); END $$;
DO $$
BEGIN
    IF false AND deep(1) > 0 THEN
        DROP TABLE nowhere;
    END IF;
END $$;
