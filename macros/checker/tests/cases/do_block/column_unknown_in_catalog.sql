-- fact: A column that a catalog does not have.
-- expect: refused 42703
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_namespace WHERE nosuch = 'a') THEN NULL; END IF; END $$;
