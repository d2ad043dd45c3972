-- fact: the search path is as before after the function
-- expect: accepted
CREATE SCHEMA s; CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET search_path = s, public SET statement_timeout = 0 AS 'BEGIN CREATE TABLE z (a int); END'; SELECT public.f(); CREATE TABLE z (b int);
