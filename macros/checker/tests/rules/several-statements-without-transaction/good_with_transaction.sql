-- @upgrade
CREATE INDEX sales_status_idx ON pos.sales (status);
CREATE INDEX sales_number_idx ON pos.sales (sale_number);
-- @downgrade
DROP INDEX pos.sales_status_idx;
DROP INDEX pos.sales_number_idx;
