-- Tips.
--
-- @revision 9c1b7e60aa12
-- @revises 5f3c0d1e2a4b

-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);

-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
