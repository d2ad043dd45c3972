-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
ALTER TABLE pos.sales RENAME COLUMN notes TO remarks;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
