-- One.
-- @revision aaaaaaaaaaa1
-- @revises 37a02ec8662a
-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
