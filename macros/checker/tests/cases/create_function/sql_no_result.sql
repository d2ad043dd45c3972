-- fact: the last statement gives nothing
-- expect: refused 42P13
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ DELETE FROM t $$;
