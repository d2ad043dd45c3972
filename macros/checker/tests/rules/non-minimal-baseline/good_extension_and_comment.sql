--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
CREATE EXTENSION citext SCHEMA public;
COMMENT ON SCHEMA pos IS 'Point of sale';
-- @downgrade
DROP EXTENSION citext;
DROP SCHEMA pos;
