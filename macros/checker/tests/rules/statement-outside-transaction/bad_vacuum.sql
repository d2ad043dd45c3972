-- @upgrade
-- @effect none
VACUUM pos.sales;
-- @downgrade

