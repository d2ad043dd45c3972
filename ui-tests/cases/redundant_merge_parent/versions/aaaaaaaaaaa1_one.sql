-- One.
-- @revision aaaaaaaaaaa1
-- @revises 37a02ec8662a
-- @upgrade
CREATE SCHEMA one;
-- @downgrade
DROP SCHEMA one;
