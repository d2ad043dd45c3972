-- @upgrade
ALTER TABLE pos.sales ALTER COLUMN grand_total TYPE numeric(20,4);
ALTER TABLE pos.sales ADD COLUMN opened_at timestamptz DEFAULT now();
-- @downgrade
ALTER TABLE pos.sales ALTER COLUMN grand_total TYPE numeric(18,4);
ALTER TABLE pos.sales DROP COLUMN opened_at;
