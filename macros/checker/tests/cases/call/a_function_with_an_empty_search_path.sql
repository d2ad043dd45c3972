-- fact: a function with an empty search path
-- expect: accepted
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET search_path = '' AS 'BEGIN CREATE TABLE public.z (a int); CREATE INDEX ON public.z (a); END'; SELECT f(); ALTER TABLE z DROP a;
