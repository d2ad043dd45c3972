--- versions/000000000001_baseline.sql
-- Baseline.
--
-- @revision 000000000001
-- @revises base
-- @created 2026-11-22 09:30:00+00
-- @baseline

-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
--- versions/37a02ec8662a_sales.sql
-- Sales.
--
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @created 2026-11-22 09:30:00+00

-- @upgrade
CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY, status text);
CREATE INDEX sales_status_idx ON pos.sales (status);
-- @downgrade
DROP TABLE pos.sales;
--- versions/9c1b7e60aa12_gone.sql
-- Gone.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00

-- @upgrade
DROP INDEX pos.sales_status_idx;
-- @downgrade
CREATE INDEX sales_status_idx ON pos.sales (status);
