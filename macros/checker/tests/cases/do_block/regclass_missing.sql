-- fact: A regclass constant must be there.
-- expect: refused 42P01
DO $$ BEGIN IF 'nosuch'::regclass IS NULL THEN NULL; END IF; END $$;
