--- sealed: versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
--- sealed: versions/37a02ec8662a_init.sql
-- Init.
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @upgrade
CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY);
-- @downgrade
DROP TABLE pos.sales;
--- sealed: versions/9c1b7e60aa12_tips.sql
-- Tips.
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @upgrade
CREATE SCHEMA tips;
-- @downgrade
DROP SCHEMA tips;
--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
--- versions/37a02ec8662a_init.sql
-- Init.
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @upgrade
CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY);
-- @downgrade
DROP TABLE pos.sales;
--- versions/9c1b7e60aa12_tips.sql
-- Tips.
-- @revision 9c1b7e60aa12
-- @revises 5f3c0d1e2a4b
-- @upgrade
CREATE SCHEMA tips;
-- @downgrade
DROP SCHEMA tips;
--- versions/5f3c0d1e2a4b_shifts.sql
-- Shifts.
-- @revision 5f3c0d1e2a4b
-- @revises 37a02ec8662a
-- @upgrade
CREATE SCHEMA shifts;
-- @downgrade
DROP SCHEMA shifts;
