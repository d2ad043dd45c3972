-- fact: not found outside search_path
-- expect: refused 42883
CREATE SCHEMA s;
CREATE FUNCTION s.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE public.t (a integer DEFAULT f());
