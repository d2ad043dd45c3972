-- Baseline.
--
-- @revision 000000000001
-- @revises base
-- @baseline

-- @upgrade
CREATE SCHEMA pos;

-- @downgrade
DROP SCHEMA pos;
