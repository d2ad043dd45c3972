-- @upgrade
CREATE TABLE pos.tips (
    tip_id uuid PRIMARY KEY,
    sale_id uuid NOT NULL REFERENCES pos.sales (sale_id),
    amount numeric(18,4) DEFAULT 0 NOT NULL CHECK (amount >= 0)
);
CREATE INDEX tips_sale_id_idx ON pos.tips (sale_id);
