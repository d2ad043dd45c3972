-- @upgrade
-- @allow dropping-data "never filled"
ALTER TABLE pos.sales DROP COLUMN grand_total;
-- @downgrade
ALTER TABLE pos.sales ADD COLUMN grand_total numeric(18,4) DEFAULT 0 NOT NULL;
