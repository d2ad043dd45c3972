-- fact: A function that is called must be there.
-- expect: refused 42883
DO $$ BEGIN PERFORM nosuch_function(1); END $$;
