-- @upgrade
-- @effect none
REINDEX TABLE pos.sales;
-- @downgrade
