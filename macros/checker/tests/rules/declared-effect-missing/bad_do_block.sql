-- @upgrade
DO $$ BEGIN PERFORM 1; END $$;
-- @downgrade

