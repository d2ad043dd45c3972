-- fact: ASSERT over the catalog.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$ BEGIN ASSERT (SELECT count(*) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0) = 1; END $$;
