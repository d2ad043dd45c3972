-- fact: RAISE with a condition's name.
-- expect: refused 23505
DO $$ BEGIN RAISE unique_violation USING MESSAGE = 'no'; END $$;
