-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
CREATE TYPE pos.status AS ENUM ('open');
-- @downgrade
DROP TYPE pos.status;
DROP SCHEMA pos;
