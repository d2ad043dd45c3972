-- @upgrade
-- @effect
VACUUM pos.sales;
-- @downgrade

