-- fact: a body in SQL that reads a column that is not there
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT b FROM t $$;
