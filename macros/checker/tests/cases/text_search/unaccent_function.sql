-- fact: a dictionary is named to the function that uses it
-- expect: accepted
CREATE EXTENSION unaccent;
CREATE FUNCTION f_unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT public.unaccent('public.unaccent', $1)
$$;
CREATE TABLE t (a text);
CREATE INDEX i ON t (f_unaccent(a));
