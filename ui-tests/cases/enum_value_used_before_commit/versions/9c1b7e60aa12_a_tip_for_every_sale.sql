-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
ALTER TYPE pos.sale_status ADD VALUE 'void';
ALTER TABLE pos.sales ADD COLUMN kind pos.sale_status DEFAULT 'void';
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN kind;
ALTER TYPE pos.sale_status RENAME TO sale_status_old;
CREATE TYPE pos.sale_status AS ENUM ('open', 'paid');
DROP TYPE pos.sale_status_old;
