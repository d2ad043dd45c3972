-- Tips.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a

-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);

-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
