-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
ALTER TYPE pos.sale_status ADD VALUE 'void';
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
