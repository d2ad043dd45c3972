-- @upgrade
-- @effect ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4)
DO $$ BEGIN EXECUTE 'ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4)'; END $$;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
