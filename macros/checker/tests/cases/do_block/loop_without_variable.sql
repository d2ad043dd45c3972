-- fact: A loop over rows needs a record.
-- expect: refused 42601
DO $$ BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; END $$;
