-- fact: a block that asks for the server's version
-- expect: accepted
DO $$ BEGIN IF current_setting('server_version_num')::int >= 120000 THEN CREATE TABLE t (a int); ELSE RAISE EXCEPTION 'too old'; END IF; END $$;
DO $$ BEGIN IF (SELECT current_setting('server_version_num')::integer / 10000) < 13 THEN RAISE EXCEPTION 'x'; END IF; END $$;
DROP TABLE t;
