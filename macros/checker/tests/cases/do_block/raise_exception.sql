-- fact: RAISE EXCEPTION refuses.
-- expect: refused P0001
DO $$ BEGIN RAISE EXCEPTION 'no'; END $$;
