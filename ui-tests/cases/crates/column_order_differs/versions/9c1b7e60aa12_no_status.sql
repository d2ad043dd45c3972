-- No status.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a

-- @upgrade
-- @allow dropping-data "nobody reads it"
ALTER TABLE pos.sales DROP COLUMN status;

-- @downgrade
ALTER TABLE pos.sales ADD COLUMN status text;
