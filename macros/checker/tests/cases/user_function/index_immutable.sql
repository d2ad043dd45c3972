-- fact: an immutable function can be indexed
-- expect: accepted
CREATE FUNCTION fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT lower(t) $$;
CREATE TABLE t (name text);
CREATE INDEX t_fold ON t (fold(name));
CREATE UNIQUE INDEX t_fold2 ON t (name) WHERE fold(name) <> 'x';
