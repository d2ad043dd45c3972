--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
CREATE SEQUENCE pos.numbers;
-- @downgrade
DROP SEQUENCE pos.numbers;
DROP SCHEMA pos;
