-- Tips.
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @upgrade
CREATE SCHEMA tips;
-- @downgrade
DROP SCHEMA tips;
