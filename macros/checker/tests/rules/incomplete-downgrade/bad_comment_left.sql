-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
COMMENT ON TABLE pos.sales IS 'What was sold';
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
