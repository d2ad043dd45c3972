-- @upgrade
CREATE TABLE pos.tips (tip_id uuid PRIMARY KEY, amount integer);
ALTER TABLE pos.tips DROP COLUMN amount;
-- @downgrade
DROP TABLE pos.tips;
