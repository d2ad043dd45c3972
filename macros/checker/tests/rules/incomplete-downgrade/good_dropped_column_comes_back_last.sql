-- @upgrade
-- @allow dropping-data "never filled"
ALTER TABLE pos.sales DROP COLUMN notes;
-- @downgrade
ALTER TABLE pos.sales ADD COLUMN notes text;
