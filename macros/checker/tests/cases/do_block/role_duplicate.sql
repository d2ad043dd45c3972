-- fact: A role that may be there, by its handler.
-- expect: accepted
DO $$
BEGIN
    CREATE ROLE guarded_role_three;
EXCEPTION WHEN duplicate_object THEN
    RAISE NOTICE '%, skipping', SQLERRM USING ERRCODE = SQLSTATE;
END $$;
