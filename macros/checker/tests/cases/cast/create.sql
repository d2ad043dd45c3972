-- fact: a cast goes through text, through a function, or keeps the bytes
-- expect: accepted
CREATE TYPE grade AS ENUM ('low', 'high');
CREATE TYPE pair AS (x integer, y integer);
CREATE FUNCTION grade_of(integer) RETURNS grade LANGUAGE sql IMMUTABLE AS $$ SELECT 'low'::public.grade $$;
CREATE FUNCTION text_of(grade) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 'x'; END $$;
CREATE CAST (varchar AS grade) WITH INOUT AS IMPLICIT;
CREATE CAST (integer AS grade) WITH FUNCTION grade_of(integer) AS ASSIGNMENT;
CREATE CAST (grade AS varchar) WITH FUNCTION text_of;
CREATE CAST (bigint AS timestamp) WITHOUT FUNCTION;
CREATE CAST (pair AS jsonb) WITH INOUT;
CREATE CAST (grade[] AS text) WITH INOUT;
COMMENT ON CAST (varchar AS grade) IS 'as it is written';
DROP CAST (bigint AS timestamp);
DROP CAST IF EXISTS (bigint AS timestamp);
DROP CAST IF EXISTS (nosuch AS timestamp);
ALTER TYPE grade RENAME TO mark;
