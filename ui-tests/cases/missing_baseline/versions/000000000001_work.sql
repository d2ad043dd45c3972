-- Work.
-- @revision 000000000001
-- @revises base
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
