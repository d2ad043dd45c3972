-- fact: a function that raises for other arguments
-- expect: accepted
CREATE FUNCTION f(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN IF t = 'x' THEN RAISE EXCEPTION 'bad %', t; END IF; END $$; SELECT f('y');
