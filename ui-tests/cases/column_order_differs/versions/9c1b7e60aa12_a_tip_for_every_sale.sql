-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
-- @allow dropping-data "never filled"
ALTER TABLE pos.sales DROP COLUMN sale_number;
-- @downgrade
ALTER TABLE pos.sales ADD COLUMN sale_number text;
