-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
-- @effect ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4)
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
