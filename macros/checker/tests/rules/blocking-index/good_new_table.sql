-- @upgrade
CREATE TABLE pos.tips (tip_id uuid, sale_id uuid);
CREATE INDEX tips_sale_idx ON pos.tips (sale_id);
-- @downgrade
DROP TABLE pos.tips;
