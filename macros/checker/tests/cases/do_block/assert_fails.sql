-- fact: ASSERT that does not hold.
-- expect: refused P0004
DO $$ BEGIN ASSERT 1 = 2, 'no'; END $$;
