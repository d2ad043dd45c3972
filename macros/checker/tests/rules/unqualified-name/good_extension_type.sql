--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE EXTENSION citext;
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
DROP EXTENSION citext;
--- versions/37a02ec8662a_work.sql
-- Work.
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @upgrade
CREATE TABLE pos.customers (email citext);
-- @downgrade
DROP TABLE pos.customers;
