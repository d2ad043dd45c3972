-- fact: VARIADIC
-- expect: accepted
CREATE FUNCTION joined(VARIADIC parts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT array_to_string(parts, ',') $$;
CREATE TABLE t (a text, b text, CHECK (joined(a, b) <> ''), CHECK (joined(VARIADIC ARRAY[a]) <> ''));
