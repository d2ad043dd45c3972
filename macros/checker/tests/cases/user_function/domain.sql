-- fact: a function in a domain's check
-- expect: accepted
CREATE FUNCTION ok(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT length(t) > 1 $$;
CREATE DOMAIN d AS text CHECK (ok(VALUE));
