-- Tips.
-- @revision 9c1b7e60aa12
-- @revises 5f3c0d1e2a4b
-- @upgrade
CREATE SCHEMA tips;
-- @downgrade
DROP SCHEMA tips;
