-- Tips.
--
-- @revision 9c1b7e60aa12
-- @revises 000000000001
-- @created 2026-11-22 09:31:00+00

-- @upgrade
CREATE SCHEMA tips;
COMMENT ON SCHEMA tips IS 'what guests leave';

-- @downgrade
DROP SCHEMA tips;
