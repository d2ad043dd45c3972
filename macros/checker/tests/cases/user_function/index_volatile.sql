-- fact: a function that is not immutable cannot be indexed
-- expect: refused 42P17
CREATE FUNCTION fold(t text) RETURNS text LANGUAGE plpgsql STRICT AS $$ BEGIN RETURN lower(t); END $$;
CREATE TABLE t (name text);
CREATE INDEX t_fold ON t (fold(name));
