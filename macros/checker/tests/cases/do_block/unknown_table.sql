-- fact: What a block alters must be there.
-- expect: refused 42P01
DO $$ BEGIN ALTER TABLE nosuch ADD COLUMN a integer; END $$;
