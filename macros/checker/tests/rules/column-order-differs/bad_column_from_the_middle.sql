-- @upgrade
-- @allow dropping-data "never filled"
ALTER TABLE pos.sales DROP COLUMN sale_number;
-- @downgrade
ALTER TABLE pos.sales ADD COLUMN sale_number text;
