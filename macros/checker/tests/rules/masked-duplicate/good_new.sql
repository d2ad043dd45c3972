-- @upgrade
CREATE TABLE IF NOT EXISTS pos.tips (tip_id uuid PRIMARY KEY);
-- @downgrade
DROP TABLE pos.tips;
