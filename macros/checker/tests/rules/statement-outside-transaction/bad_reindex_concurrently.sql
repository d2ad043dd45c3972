-- @upgrade
-- @effect none
REINDEX TABLE CONCURRENTLY pos.sales;
-- @downgrade
