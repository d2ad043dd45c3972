-- @upgrade
CREATE INDEX sales_status_idx ON pos.sales (status);
CREATE INDEX IF NOT EXISTS sales_status_idx ON pos.sales (sale_number);
-- @downgrade
DROP INDEX pos.sales_status_idx;
