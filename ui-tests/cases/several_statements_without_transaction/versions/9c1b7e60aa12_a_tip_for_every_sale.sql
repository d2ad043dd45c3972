-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @no-transaction

-- @upgrade
CREATE INDEX CONCURRENTLY sales_status_idx ON pos.sales (status);
CREATE INDEX CONCURRENTLY sales_number_idx ON pos.sales (sale_number);
-- @downgrade
DROP INDEX CONCURRENTLY pos.sales_status_idx;
DROP INDEX CONCURRENTLY pos.sales_number_idx;
