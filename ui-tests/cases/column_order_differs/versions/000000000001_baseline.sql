-- Baseline.
--
-- @revision 000000000001
-- @revises base
-- @created 2025-11-01 00:00:00+00
-- @baseline

-- @upgrade
CREATE SCHEMA core;
CREATE SCHEMA pos;

-- @downgrade
DROP SCHEMA pos;
DROP SCHEMA core;
