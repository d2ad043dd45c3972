-- fact: CASE without a match and without ELSE.
-- expect: refused 20000
DO $$ BEGIN CASE 1 WHEN 2 THEN NULL; END CASE; END $$;
