-- fact: a function that raises for this argument
-- expect: refused P0001
CREATE FUNCTION f(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN IF t = 'x' THEN RAISE EXCEPTION 'bad %', t; END IF; END $$; SELECT f('x');
