-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @allow incomplete-downgrade "on purpose"
CREATE INDEX sales_status_idx ON pos.sales (status);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
DROP INDEX pos.sales_status_idx;
