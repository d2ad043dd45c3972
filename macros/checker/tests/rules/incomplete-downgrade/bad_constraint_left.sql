-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
ALTER TABLE pos.sales ADD CONSTRAINT sales_status_check CHECK (status <> '');
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
