-- fact: a trigger for UPDATE fires for DO UPDATE
-- expect: refused P0001
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE FUNCTION sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'; END $$;
CREATE TRIGGER sealed BEFORE UPDATE ON t EXECUTE FUNCTION sealed();
INSERT INTO t VALUES (1, 1) ON CONFLICT (a) DO UPDATE SET b = EXCLUDED.b;
