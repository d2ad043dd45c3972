-- @upgrade
CREATE TABLE pos.tips (tip_id uuid PRIMARY KEY);
-- @downgrade
DROP TABLE pos.tips;
