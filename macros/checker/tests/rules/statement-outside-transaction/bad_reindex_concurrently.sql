-- @upgrade
REINDEX TABLE CONCURRENTLY pos.sales;
-- @downgrade
