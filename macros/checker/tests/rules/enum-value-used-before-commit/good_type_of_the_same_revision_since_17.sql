--- arcoiris.toml
oldest_server = 17
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
CREATE TYPE pos.method AS ENUM ('cash');
ALTER TYPE pos.method ADD VALUE 'card';
CREATE TABLE pos.sales (method pos.method DEFAULT 'card' NOT NULL);
-- @downgrade
DROP TABLE pos.sales;
DROP TYPE pos.method;
