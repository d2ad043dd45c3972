-- Shifts.
--
-- @revision 5f3c0d1e2a4b
-- @revises 37a02ec8662a

-- @upgrade
CREATE SCHEMA shifts;

-- @downgrade
DROP SCHEMA shifts;
