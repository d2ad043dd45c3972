--- arcoiris.toml
irreversible = true
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
--- versions/9c1b7e60aa12_tip.sql
-- Tip.
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @irreversible "no way back"
-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
