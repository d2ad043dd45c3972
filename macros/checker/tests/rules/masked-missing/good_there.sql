-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @downgrade
ALTER TABLE IF EXISTS pos.sales DROP COLUMN IF EXISTS tip;
