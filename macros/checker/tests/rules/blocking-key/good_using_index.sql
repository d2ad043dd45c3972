-- @upgrade
CREATE UNIQUE INDEX sales_number_key ON pos.sales (sale_number);
ALTER TABLE pos.sales ADD CONSTRAINT sales_number_key UNIQUE USING INDEX sales_number_key;
-- @downgrade
ALTER TABLE pos.sales DROP CONSTRAINT sales_number_key;
