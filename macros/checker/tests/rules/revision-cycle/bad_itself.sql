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
--- versions/aaaaaaaaaaa1_one.sql
-- One.
-- @revision aaaaaaaaaaa1
-- @revises aaaaaaaaaaa1
-- @upgrade
CREATE SCHEMA one;
-- @downgrade
DROP SCHEMA one;
