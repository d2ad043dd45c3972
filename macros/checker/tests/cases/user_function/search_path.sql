-- fact: found by search_path
-- expect: accepted
CREATE SCHEMA s;
CREATE FUNCTION s.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
SET search_path = s, public;
CREATE TABLE public.t (a integer DEFAULT f());
ALTER FUNCTION f() SET SCHEMA public;
