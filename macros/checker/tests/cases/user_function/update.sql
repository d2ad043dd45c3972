-- fact: a function in a statement
-- expect: accepted
CREATE FUNCTION slug(t text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN lower(t); END $$;
CREATE TABLE t (n text, s text);
UPDATE t SET s = slug(n);
