-- fact: of two schemas the earlier one on the path decides, defaults or not
-- expect: accepted
CREATE SCHEMA s;
CREATE FUNCTION public.f(a int, b int DEFAULT 2) RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;
CREATE FUNCTION s.f(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
SET search_path = public, s;
CREATE VIEW v AS SELECT f(1) || 'y' AS y;
