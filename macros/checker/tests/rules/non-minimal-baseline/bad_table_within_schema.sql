--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos CREATE TABLE sales (sale_id uuid PRIMARY KEY);
-- @downgrade
DROP TABLE pos.sales;
DROP SCHEMA pos;
