-- fact: RAISE NOTICE changes nothing.
-- expect: accepted
DO $$ BEGIN RAISE NOTICE 'started %', now(); RAISE WARNING 'x'; RAISE INFO '%', 1; END $$;
