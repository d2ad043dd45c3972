-- fact: what is stored with a cast needs its function
-- expect: refused 2BP01
CREATE TYPE grade AS ENUM ('low', 'high');
CREATE TYPE pair AS (x integer, y integer);
CREATE FUNCTION grade_of(integer) RETURNS grade LANGUAGE sql IMMUTABLE AS $$ SELECT 'low'::public.grade $$;
CREATE FUNCTION text_of(grade) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 'x'; END $$;
CREATE CAST (integer AS grade) WITH FUNCTION grade_of(integer);
CREATE TABLE t (a grade DEFAULT (1::grade));
DROP CAST (integer AS grade);
DROP FUNCTION grade_of(integer);
