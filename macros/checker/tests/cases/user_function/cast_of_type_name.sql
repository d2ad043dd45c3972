-- fact: a function that has a type's name
-- expect: accepted
CREATE FUNCTION date(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT t $$;
CREATE TABLE t (a text, CHECK (date(a) = 'x'));
