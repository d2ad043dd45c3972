-- fact: A block returns nothing.
-- expect: refused 42804
DO $$ BEGIN RETURN 1; END $$;
