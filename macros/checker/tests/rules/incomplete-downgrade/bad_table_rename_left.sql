-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
ALTER TABLE pos.sales RENAME TO receipts;
-- @downgrade
ALTER TABLE pos.receipts DROP COLUMN tip;
