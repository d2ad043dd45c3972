--- history.lock
arcoiris 1
withdrawn 9c1b7e60aa12
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
--- versions/5f3c0d1e2a4b_tips.sql
-- Tips.
-- @revision 5f3c0d1e2a4b
-- @revises 37a02ec8662a
-- @upgrade
CREATE SCHEMA tips;
-- @downgrade
DROP SCHEMA tips;
