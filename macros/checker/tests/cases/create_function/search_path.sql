-- fact: a body is analysed with the function's own search_path
-- expect: accepted
CREATE SCHEMA s;
CREATE TABLE s.t (a integer);
CREATE FUNCTION s.f() RETURNS bigint LANGUAGE sql SET search_path TO s AS $$ SELECT count(*) FROM t $$;
