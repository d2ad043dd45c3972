-- @upgrade
ALTER TABLE pos.sales ADD UNIQUE (sale_number);
-- @downgrade
ALTER TABLE pos.sales DROP CONSTRAINT sales_sale_number_key;
