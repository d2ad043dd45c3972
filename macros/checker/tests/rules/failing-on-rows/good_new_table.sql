-- @upgrade
CREATE TABLE pos.tips (tip_id uuid);
ALTER TABLE pos.tips ADD COLUMN amount numeric NOT NULL;
-- @downgrade
DROP TABLE pos.tips;
