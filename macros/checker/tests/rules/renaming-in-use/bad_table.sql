-- @upgrade
ALTER TABLE pos.sales RENAME TO receipts;
-- @downgrade
ALTER TABLE pos.receipts RENAME TO sales;
