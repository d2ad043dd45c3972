-- fact: a function that may raise for rows
-- expect: accepted
CREATE TABLE t (a text); CREATE FUNCTION f(t text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN IF t = 'x' THEN RAISE EXCEPTION 'bad %', t; END IF; RETURN t; END $$; UPDATE t SET a = f(a);
