-- @upgrade
-- @allow dropping-data "never filled"
ALTER TABLE pos.sales DROP COLUMN grand_total;
-- @downgrade
ALTER TABLE pos.sales ALTER COLUMN notes SET DEFAULT '';
ALTER TABLE pos.sales ALTER COLUMN notes DROP DEFAULT;
