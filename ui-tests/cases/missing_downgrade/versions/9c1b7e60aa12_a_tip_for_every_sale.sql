-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
CREATE TABLE pos.tips (
    tip_id uuid PRIMARY KEY,
    sale_id uuid NOT NULL REFERENCES pos.sales (sale_id),
    amount numeric(18,4) DEFAULT 0 NOT NULL CHECK (amount >= 0)
);
CREATE INDEX tips_sale_id_idx ON pos.tips (sale_id);
