-- @upgrade
REINDEX TABLE pos.sales;
-- @downgrade
