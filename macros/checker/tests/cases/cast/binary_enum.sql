-- fact: an enum's bytes are its own
-- expect: refused 42P17
CREATE TYPE grade AS ENUM ('low', 'high');
CREATE TYPE pair AS (x integer, y integer);
CREATE FUNCTION grade_of(integer) RETURNS grade LANGUAGE sql IMMUTABLE AS $$ SELECT 'low'::public.grade $$;
CREATE FUNCTION text_of(grade) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 'x'; END $$;
CREATE CAST (integer AS grade) WITHOUT FUNCTION;
