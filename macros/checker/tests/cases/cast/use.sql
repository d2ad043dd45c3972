-- fact: a cast is used as it is declared
-- expect: accepted
CREATE TYPE grade AS ENUM ('low', 'high');
CREATE TYPE pair AS (x integer, y integer);
CREATE FUNCTION grade_of(integer) RETURNS grade LANGUAGE sql IMMUTABLE AS $$ SELECT 'low'::public.grade $$;
CREATE FUNCTION text_of(grade) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 'x'; END $$;
CREATE CAST (varchar AS grade) WITH INOUT AS IMPLICIT;
CREATE CAST (integer AS grade) WITH FUNCTION grade_of(integer) AS ASSIGNMENT;
CREATE CAST (text AS uuid) WITH INOUT AS IMPLICIT;
CREATE TABLE t (a grade DEFAULT 1, b varchar DEFAULT 'low', c uuid, d text, e grade DEFAULT (2::grade), g grade[], n integer);
INSERT INTO t (a) SELECT b FROM t;
INSERT INTO t (a) VALUES ('low'::varchar);
UPDATE t SET a = b, e = 5, c = d;
UPDATE t SET g = ARRAY['low']::varchar[];
CREATE VIEW v AS SELECT c = d AS same, b::grade AS graded, 3::grade AS low FROM t;
CREATE INDEX i ON t ((n::grade));
