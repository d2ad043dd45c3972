-- One.
-- @revision aaaaaaaaaaa1
-- @revises 000000000001
-- @upgrade
CREATE SCHEMA one;
-- @downgrade
DROP SCHEMA one;
