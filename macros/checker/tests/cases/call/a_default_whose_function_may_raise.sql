-- fact: a default whose function may raise
-- expect: accepted
CREATE TABLE t (a text DEFAULT 'k'); CREATE FUNCTION f(t text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN IF t = 'x' THEN RAISE EXCEPTION 'bad %', t; END IF; RETURN t; END $$; ALTER TABLE t ADD b text DEFAULT f('z'); INSERT INTO t (a) VALUES ('q');
