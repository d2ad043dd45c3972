-- fact: a generated column must be immutable
-- expect: refused 42P17
CREATE FUNCTION slug(t text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN lower(t); END $$;
CREATE TABLE t (n text, s text GENERATED ALWAYS AS (slug(n)) STORED);
