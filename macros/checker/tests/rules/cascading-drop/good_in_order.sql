-- @upgrade
CREATE TABLE pos.tips (tip_id uuid PRIMARY KEY);
CREATE TABLE pos.tip_shares (tip_id uuid REFERENCES pos.tips (tip_id));
-- @downgrade
DROP TABLE pos.tip_shares;
DROP TABLE pos.tips;
