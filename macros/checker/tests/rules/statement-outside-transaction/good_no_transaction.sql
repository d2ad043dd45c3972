-- @no-transaction

-- @upgrade
CREATE INDEX CONCURRENTLY sales_status_idx ON pos.sales (status);
-- @downgrade
DROP INDEX CONCURRENTLY pos.sales_status_idx;
