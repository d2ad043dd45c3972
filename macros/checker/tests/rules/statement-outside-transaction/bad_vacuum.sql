-- @upgrade
VACUUM pos.sales;
-- @downgrade

