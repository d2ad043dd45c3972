-- @no-transaction

-- @upgrade
CREATE INDEX CONCURRENTLY sales_status_idx ON pos.sales (status);
CREATE INDEX CONCURRENTLY sales_number_idx ON pos.sales (sale_number);
-- @downgrade
DROP INDEX CONCURRENTLY pos.sales_status_idx;
DROP INDEX CONCURRENTLY pos.sales_number_idx;
