-- @upgrade
ALTER TABLE pos.sales ALTER COLUMN grand_total TYPE numeric(20,4);
-- @downgrade
ALTER TABLE pos.sales ALTER COLUMN grand_total TYPE numeric(18,4);
