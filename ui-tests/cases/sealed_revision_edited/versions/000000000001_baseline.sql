-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
CREATE SCHEMA inv;
-- @downgrade
DROP SCHEMA inv;
DROP SCHEMA pos;
