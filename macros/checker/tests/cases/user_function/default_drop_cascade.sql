-- fact: CASCADE takes the default
-- expect: accepted
CREATE FUNCTION next_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'x'; END $$;
CREATE TABLE t (id integer, code text DEFAULT next_code());
DROP FUNCTION next_code() CASCADE;
