-- @upgrade
CREATE INDEX CONCURRENTLY sales_status_idx ON pos.sales (status);
-- @downgrade
DROP INDEX pos.sales_status_idx;
