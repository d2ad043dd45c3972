-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
DELETE FROM pos.tax_rates WHERE tax_id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
