-- Baseline.
--
-- @revision 000000000001
-- @revises base
-- @created 2026-11-22 09:30:00+00
-- @baseline

-- @upgrade
CREATE SCHEMA pos;

-- @downgrade
DROP SCHEMA pos;
