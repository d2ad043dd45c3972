-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @allow dropping-data "no number is longer"
ALTER TABLE pos.sales ALTER COLUMN sale_number TYPE varchar(200);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
