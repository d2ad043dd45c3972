-- Two.
-- @revision aaaaaaaaaaa2
-- @revises 37a02ec8662a
-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip text;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
