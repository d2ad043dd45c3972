-- fact: an enum helper
-- expect: accepted
CREATE TYPE status AS ENUM ('new', 'old');
CREATE FUNCTION to_status(t text) RETURNS status LANGUAGE sql IMMUTABLE AS $$ SELECT CASE t WHEN 'n' THEN 'new'::status ELSE 'old'::status END $$;
CREATE FUNCTION is_open(s status) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT s = 'new' $$;
CREATE TABLE t (s status DEFAULT to_status('n'));
CREATE INDEX i ON t (s) WHERE is_open(s);
