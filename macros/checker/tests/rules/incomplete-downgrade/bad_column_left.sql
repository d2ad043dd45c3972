-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
ALTER TABLE pos.sales ADD COLUMN change numeric(18,4);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
