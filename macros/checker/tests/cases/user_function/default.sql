-- fact: a function in a default
-- expect: accepted
CREATE FUNCTION next_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'x' || floor(random() * 10)::text; END $$;
CREATE TABLE t (id integer, code text DEFAULT next_code(), short varchar(5) DEFAULT public.next_code());
ALTER TABLE t ADD COLUMN other text DEFAULT next_code();
ALTER FUNCTION next_code() RENAME TO new_code;
