-- fact: EXECUTE of NULL.
-- expect: refused 22004
DO $$ DECLARE x text; BEGIN EXECUTE 'DROP TABLE ' || x; END $$;
