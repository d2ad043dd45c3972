-- fact: a cast goes with its types
-- expect: accepted
CREATE TYPE grade AS ENUM ('low', 'high');
CREATE TYPE pair AS (x integer, y integer);
CREATE FUNCTION grade_of(integer) RETURNS grade LANGUAGE sql IMMUTABLE AS $$ SELECT 'low'::public.grade $$;
CREATE FUNCTION text_of(grade) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 'x'; END $$;
CREATE CAST (varchar AS grade) WITH INOUT AS IMPLICIT;
CREATE CAST (integer AS grade) WITH FUNCTION grade_of(integer);
DROP TYPE grade CASCADE;
