-- fact: A block that does nothing.
-- expect: accepted
DO $$ BEGIN END $$;
