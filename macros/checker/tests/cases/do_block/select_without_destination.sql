-- fact: A query's rows need a destination.
-- expect: refused 42601
DO $$ BEGIN SELECT 1; END $$;
