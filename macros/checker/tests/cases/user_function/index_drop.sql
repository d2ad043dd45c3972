-- fact: an index needs its function
-- expect: refused 2BP01
CREATE FUNCTION fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT lower(t) $$;
CREATE TABLE t (name text);
CREATE INDEX t_fold ON t (fold(name));
DROP FUNCTION fold(text);
