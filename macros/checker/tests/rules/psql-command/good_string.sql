-- @upgrade
COMMENT ON TABLE pos.sales IS '\i sales.sql';
-- @downgrade
COMMENT ON TABLE pos.sales IS NULL;
