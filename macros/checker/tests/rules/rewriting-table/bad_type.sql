-- @upgrade
-- @allow dropping-data "a total has few digits"
ALTER TABLE pos.sales ALTER COLUMN grand_total TYPE double precision;
-- @downgrade
ALTER TABLE pos.sales ALTER COLUMN grand_total TYPE numeric(18,4);
