-- fact: a default needs its function
-- expect: refused 2BP01
CREATE FUNCTION next_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'x'; END $$;
CREATE TABLE t (id integer, code text DEFAULT next_code());
DROP FUNCTION next_code();
