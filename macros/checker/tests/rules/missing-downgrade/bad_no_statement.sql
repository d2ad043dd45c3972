-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
CREATE INDEX sales_tip_idx ON pos.sales (tip);
-- @downgrade

