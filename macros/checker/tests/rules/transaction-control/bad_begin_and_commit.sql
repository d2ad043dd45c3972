-- @upgrade
BEGIN;
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
COMMIT;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
