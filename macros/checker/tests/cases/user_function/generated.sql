-- fact: a function in a generated column
-- expect: accepted
CREATE FUNCTION slug(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN lower(t); END $$;
CREATE TABLE t (n text, s text GENERATED ALWAYS AS (slug(n)) STORED);
