-- One.
-- @revision aaaaaaaaaaa1
-- @revises base
-- @upgrade
CREATE SCHEMA one;
-- @downgrade
DROP SCHEMA one;
